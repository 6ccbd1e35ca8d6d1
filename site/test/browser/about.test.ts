import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { explanation, launch, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const dialog = (page: Page) => page.getByRole("dialog", { name: "About Crossgrant" });

test("About lists where answers may differ from AWS's, each with its source", async () => {
  const { page, end } = await visit(browser);
  const button = page.getByRole("button", { name: "About Crossgrant" });
  await button.focus();
  await page.keyboard.press("Enter");
  const differences = dialog(page).getByRole("region", { name: "Known differences from AWS" });
  const unverified = dialog(page).getByRole("region", { name: "Points that AWS does not document" });
  await differences.getByRole("listitem").first().waitFor();
  assert.match(await dialog(page).innerText(), /Engine build [0-9a-f]{16}, scenario format 1/);
  const points = (await differences.getByRole("listitem").count()) + (await unverified.getByRole("listitem").count());
  assert.ok(points > 30);
  const links = await dialog(page).getByRole("link", { name: /AWS documentation/ }).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  assert.equal(links.length, points);
  for (const link of links) assert.match(link, /^https:\/\/docs\.aws\.amazon\.com\//);
  const licences = await dialog(page).getByRole("link", { name: "licences" }).evaluate((link) => (link as HTMLAnchorElement).href);
  assert.match(await (await page.request.get(licences)).text(), /preact/);
  await dialog(page).getByRole("searchbox", { name: "Filter the points" }).fill("boundary SESSION");
  await page.waitForFunction((all) => document.querySelectorAll("dialog[open] li").length < all, points);
  for (const text of await dialog(page).getByRole("listitem").allInnerTexts()) assert.match(text, /boundar/i);
  await page.keyboard.press("Escape"); // empties the field in some browsers, closes in others
  if (await dialog(page).isVisible()) await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  assert.equal(await button.evaluate((element) => element === document.activeElement), true);
  await end();
});

test("an outcome that rests on an undocumented point says so, with what AWS may do instead", async () => {
  const { page, end } = await visit(browser);
  await page.getByRole("button", { name: /^Example: / }).click();
  await page.getByRole("dialog", { name: "Open a scenario" }).getByRole("button", { name: /^Why can the bucket owner not read/ }).click();
  await page.getByRole("button", { name: /^Example: Why can the bucket owner not read/ }).waitFor();
  await steps(page).nth(1).click();
  const note = explanation(page).getByRole("note", { name: "Not documented by AWS" });
  await note.waitFor();
  const text = await note.innerText();
  assert.match(text, /Assumed here/);
  assert.match(text, /AWS may differ/);
  assert.match((await note.getByRole("link", { name: /AWS documentation/ }).first().getAttribute("href")) ?? "", /^https:\/\/docs\.aws\.amazon\.com\//);
  await end();
});
