import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { baseUrl, expectSummary, launch, openFile, retype, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const button = (page: Page) => page.getByRole("button", { name: /^Example: / });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Open a scenario" });
const search = (page: Page) => dialog(page).getByRole("searchbox", { name: "Search the scenarios" });
const sections = ["Walkthroughs of the S3 guide", "Buckets and objects", "Roles and sessions", "Organizations"];
const items = (page: Page) =>
  sections.map((name) => dialog(page).getByRole("list", { name }).getByRole("button")).reduce((all, more) => all.or(more));

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`every example opens without a complaint and does what it says, at ${width} px`, async () => {
    const { page, end } = await visit(browser, baseUrl, { viewport: { width, height }, reducedMotion: "reduce" });
    await button(page).click();
    const titles = await items(page).locator("strong").allInnerTexts();
    assert.ok(titles.length >= 20);
    assert.equal(new Set(titles).size, titles.length);
    await page.keyboard.press("Escape");
    if (width < 640) await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: "Map" }).click();
    for (const title of titles) {
      await button(page).click();
      await items(page).filter({ hasText: title }).first().click();
      await page.getByRole("button", { name: `Example: ${title}` }).waitFor();
      const map = page.getByRole("group", { name: "Accounts, what they own, and the steps between them" });
      await map.getByRole("button", { name: /^Step 1: /, pressed: true }).waitFor();
      const [, met, expected] = /(\d+) of (\d+)/.exec((await page.getByText(/^\d+ of \d+ as expected$/).textContent())!)!;
      assert.equal(met, expected, title);
      await page.getByText("No errors", { exact: true }).waitFor();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, title);
      // No sign of a step hangs over the drawing's edge.
      const out = await map.evaluate((svg) => {
        const room = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("[aria-pressed] rect")].filter((rect) => {
          const box = rect.getBoundingClientRect();
          return box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1;
        }).length;
      });
      assert.equal(out, 0, title);
    }
    await end();
  });
}

test("an example is found by words of its title or description, by keyboard", async () => {
  const { page, end } = await visit(browser);
  await button(page).focus();
  await page.keyboard.press("Enter");
  assert.equal(await search(page).evaluate((field) => field === document.activeElement), true);
  const all = await items(page).count();
  await page.keyboard.type("second MFA");
  await dialog(page).getByText(`1 of ${all} examples`).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Example: Only with a second factor" }).waitFor();
  assert.equal(await button(page).evaluate((field) => field === document.activeElement), true);

  await page.keyboard.press("Enter");
  // The open one is marked, and the arrow keys begin there.
  await page.keyboard.press("ArrowDown");
  assert.match(await page.evaluate(() => document.activeElement!.textContent!), /^Only with a second factor/);
  assert.equal(await page.evaluate(() => document.activeElement!.getAttribute("aria-current")), "true");
  await page.keyboard.press("Home");
  assert.match(await page.evaluate(() => document.activeElement!.textContent!), /^Three accounts/, "new ones come first");
  for (let n = 0; n < 4; n++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expectSummary(page, "7 of 7 as expected");

  await button(page).click();
  await search(page).fill("no such words");
  await dialog(page).getByText("No scenario has all of these words.").waitFor();
  await page.keyboard.press("Escape"); // empties the field first
  await items(page).first().waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  await end();
});

test("the list tells which examples were edited", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "accounts/A/account.json");
  await retype(page, '{ "id": "111111111111", "name": "Renamed" }');
  await page.getByRole("button", { name: "Reset to original" }).and(page.locator(":enabled")).waitFor();
  const tagged = () => items(page).filter({ hasText: /edited/ }).count();
  await button(page).click();
  assert.equal(await tagged(), 1);
  await items(page).nth(2).click();
  await dialog(page).waitFor({ state: "hidden" });
  await button(page).click();
  assert.equal(await tagged(), 1);
  await end();
});

test("the map can have the room of the files, until one is opened", async () => {
  const { page, end } = await visit(browser);
  const files = page.getByRole("region", { name: "Files", exact: true });
  await page.getByRole("button", { name: "Large map" }).click();
  await files.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Role examplerole/ }).click();
  await files.waitFor();
  await end();
});
