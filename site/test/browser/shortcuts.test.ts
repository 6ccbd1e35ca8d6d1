import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { editor, launch, notices, openFile, retype, scan, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("keys step through the flow, go to the parts of the page, format and undo", async () => {
  const { page, end } = await visit(browser);
  const current = async (n: number) => assert.equal(await steps(page).nth(n).getAttribute("aria-current"), "step");
  const focused = () => page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement)!.getAttribute("aria-label") ?? document.activeElement!.id);
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await current(2);
  await page.keyboard.press("p");
  await current(1);
  for (const [key, name] of [
    ["1", "panel-map"],
    ["2", "panel-files"],
    ["3", "panel-flow"],
    ["4", "panel-explanation"],
    ["c", "prompt-input"],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForFunction((id) => document.activeElement?.id === id, name);
  }
  // In a field the keys are text.
  await page.keyboard.type("n?g1");
  assert.equal(await page.getByRole("textbox", { name: "Next AWS CLI command" }).inputValue(), "n?g1");
  await current(1);

  await openFile(page, "accounts/A/account.json");
  await retype(page, '{"id":"111111111111"}');
  await page.keyboard.type(" n");
  await page.keyboard.press("Backspace");
  await current(1);
  await page.getByRole("heading", { name: "Flow" }).click();
  await page.keyboard.press("f");
  await notices(page).getByText("Formatted accounts/A/account.json.").waitFor();
  await page.keyboard.press("ControlOrMeta+z");
  await editor(page).getByText('{"id":"111111111111"}').waitFor();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await editor(page).getByText('"id": "111111111111"').waitFor();
  await page.keyboard.press("e");
  await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement !== null);
  assert.equal(await focused(), "Text of accounts/A/account.json");
  await end();
});

test("the list of keys opens by key, and the single keys can be switched off for good", async () => {
  const { page, end } = await visit(browser);
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.getByText("Run the flow step by step, or pause").waitFor();
  assert.deepEqual(await scan(page), []);
  await page.keyboard.press("g"); // nothing, while a dialog is open
  assert.equal(await page.getByRole("dialog", { name: "Open a scenario" }).count(), 0);
  await list.getByRole("checkbox", { name: "Use shortcuts of a single key" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  assert.equal(await steps(page).nth(0).getAttribute("aria-current"), "step");
  await page.reload();
  await steps(page).nth(6).waitFor();
  await page.keyboard.press("g");
  assert.equal(await page.getByRole("dialog", { name: "Open a scenario" }).count(), 0);
  await end();
});

test("the menu of the scenario is operable by keyboard alone", async () => {
  const { page, end } = await visit(browser);
  const button = page.getByRole("button", { name: "Scenario", exact: true });
  await button.focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement!.textContent), "New or open…G");
  assert.deepEqual(await scan(page), []);
  await page.keyboard.press("End");
  assert.match((await page.evaluate(() => document.activeElement!.textContent))!, /^Keyboard shortcuts/);
  await page.keyboard.press("Escape");
  assert.equal(await button.evaluate((element) => element === document.activeElement), true);
  assert.equal(await page.getByRole("menuitem").count(), 0);
  await page.keyboard.press("g");
  await page.getByRole("dialog", { name: "Open a scenario" }).waitFor();
  await end();
});
