// The panel beside the work: its tabs, and the walkthrough.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { baseUrl, expectSummary, launch, notices, openExample, outcomes, scan, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });
const panelOf = (page: Page, name: string) => page.getByRole("tabpanel", { name, exact: true });
const tabNames = ["Explanation", "Who can do what", "Changes", "Walkthrough", "What if"];

test("the tabs are one stop for Tab, and the arrow keys choose one", async () => {
  const { page, end } = await visit(browser);
  await tab(page, "Explanation").focus();
  for (const name of tabNames.slice(1)) {
    await page.keyboard.press("ArrowRight");
    assert.equal(await tab(page, name).getAttribute("aria-selected"), "true");
    await panelOf(page, name).waitFor();
    assert.equal(await page.getByRole("tablist", { name: "What to know" }).locator('[tabindex="0"]').count(), 1);
  }
  await page.keyboard.press("Home");
  await panelOf(page, "Explanation").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await panelOf(page, "Explanation").evaluate((element) => element === document.activeElement), true);
  await end();
});

test("a tab can have the room of the flow, and then has its player", async () => {
  const { page, end } = await visit(browser);
  const flow = page.getByRole("region", { name: "Flow" });
  const wide = page.getByRole("button", { name: "Wide panel" });
  await wide.click();
  assert.equal(await flow.isVisible(), false);
  const player = page.getByRole("region", { name: "Explanation" }).getByRole("group", { name: "Run the flow step by step" });
  await player.getByRole("button", { name: "Next step" }).click();
  await page.getByText("Step 2 of 7").waitFor();
  await wide.click();
  assert.equal(await flow.isVisible(), true);
  await end();
});

test("the walkthrough of an example leads through its steps, and an edit breaks one and is taken back", async () => {
  const { page, end } = await visit(browser);
  await tab(page, "Walkthrough").click();
  const guide = panelOf(page, "Walkthrough");
  await guide.getByRole("button", { name: /An upload that gives nothing/ }).waitFor();
  await guide.getByRole("button", { name: "Make this edit" }).click();
  await expectSummary(page, "6 of 7 as expected");
  assert.equal((await outcomes(page))[0], "OK");
  await guide.getByText(/^Step 1 goes through\./).waitFor();
  await guide.getByRole("button", { name: "Take it back" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await guide.getByRole("button", { name: "Make this edit" }).click();
  await expectSummary(page, "6 of 7 as expected");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await guide.getByRole("button", { name: "Next", exact: true }).click();
  await guide.getByRole("button", { name: /^Step 2/ }).click();
  assert.equal(await steps(page).nth(1).getAttribute("aria-current"), "step");
  await end();
});

test("an edit of a guide that does not fit any more says so", async () => {
  const { page, end } = await visit(browser);
  await page.getByRole("navigation", { name: "Files of the scenario" }).getByRole("button", { name: /examplebucket\/policy\.json/ }).click();
  await page.getByRole("button", { name: /^Delete accounts\/A\/buckets\/examplebucket\/policy\.json/ }).click();
  await tab(page, "Walkthrough").click();
  await panelOf(page, "Walkthrough").getByText(/this edit does not fit them any more/).waitFor();
  assert.equal(await panelOf(page, "Walkthrough").getByRole("button", { name: "Make this edit" }).isDisabled(), true);
  await end();
});

test("an example without a guide shows its own text and the comments of its steps", async () => {
  const { page, end } = await visit(browser);
  await openExample(page, /^Folders|folder/i);
  await tab(page, "Walkthrough").click();
  const guide = panelOf(page, "Walkthrough");
  const second = guide.getByRole("button", { name: /^Step 2/ });
  await second.click();
  assert.equal(await second.getAttribute("aria-pressed"), "true");
  assert.equal(await steps(page).nth(1).getAttribute("aria-current"), "step");
  await end();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 768, 390]) {
    test(`axe finds nothing wrong in any tab at ${width} px in ${colorScheme} colours`, async () => {
      const { page, end } = await visit(browser, baseUrl, { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      if (width === 390) await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: "Explanation" }).click();
      await tab(page, "Walkthrough").click();
      await panelOf(page, "Walkthrough").getByRole("button", { name: "Make this edit" }).click();
      for (const name of tabNames) {
        await tab(page, name).click();
        if (name === "Explanation") await panelOf(page, name).getByRole("button", { name: /^Apply: / }).first().waitFor();
        if (name === "Who can do what") {
          await panelOf(page, name).getByRole("gridcell", { name: /Allowed$/ }).first().click();
          await panelOf(page, name).getByRole("article").waitFor();
        }
        if (name === "What if") await panelOf(page, name).getByRole("radio", { name: "With policies of my own" }).check();
        assert.deepEqual(await scan(page), [], name);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, name);
      }
      await end();
    });
  }
}
