// The single file, opened from a disk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { editor, expectSummary, launch, openFile, retype } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const url = pathToFileURL(process.env.SINGLE_FILE!).href;
const trust = "accounts/A/roles/examplerole/trust-policy.json";

test("the single file works from a disk: it runs, keeps edits, shares and opens links, and asks for nothing", async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrongs: string[] = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && request.url().split("#")[0] !== url) wrongs.push(`asked ${request.url()}`);
  });
  page.on("pageerror", (error) => wrongs.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") wrongs.push(message.text());
  });
  await page.goto(url);
  await expectSummary(page, "7 of 7 as expected");
  await openFile(page, trust);
  await retype(page, (await editor(page).innerText()).replaceAll("333333333333", "222222222222"));
  await expectSummary(page, "3 of 7 as expected");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Link" });
  await page.waitForFunction(() => document.querySelector("textarea")?.value.includes("#cg1.s."));
  const link = await field.inputValue();
  assert.ok(link.startsWith(`${url}#cg1.s.`));
  await page.getByText(/opened from a file/).waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await expectSummary(page, "3 of 7 as expected");
  const other = await context.newPage();
  await other.goto(link);
  await expectSummary(other, "3 of 7 as expected");
  // The walkthrough and the licences are inside, too.
  const whole = await page.evaluate(() => [...document.querySelectorAll("script[data-file]")].map((data) => data.getAttribute("data-file")));
  assert.ok(whole.filter((name) => name!.startsWith("guides/")).length > 0);
  await other.goto(`${url}#cg1.e.example4-from-scratch`);
  await other.getByRole("tab", { name: "Walkthrough" }).click();
  await other.getByRole("tabpanel", { name: "Walkthrough" }).getByRole("heading").first().waitFor();
  await page.getByRole("button", { name: "About Crossgrant" }).click();
  const licences = await page.getByRole("link", { name: "licences" }).getAttribute("href");
  assert.match(await page.evaluate(async (href) => (await fetch(href)).text(), licences!), /fflate/);
  await context.close();
  assert.deepEqual(wrongs, []);
});
