// The flow is edited step by step; flow.sh follows, and can be had back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { editor, expectSummary, launch, notices, openFile, outcomes, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const action = (page: Page, name: string) => page.getByRole("toolbar", { name: /^Step / }).getByRole("button", { name });
const prompt = (page: Page) => page.getByRole("textbox", { name: "Next AWS CLI command" });
const offers = (page: Page) => page.getByRole("listbox", { name: "Completions" }).getByRole("option");
const chosen = (page: Page) => page.locator('[aria-current="step"]');

test("a step is changed in place", async () => {
  const { page, end } = await visit(browser);
  await steps(page).nth(1).click();
  await action(page, "Edit this step").click();
  const form = page.getByRole("form", { name: "Edit step 2" });
  await form.getByRole("textbox", { name: "Description" }).fill("Anybody may read it");
  const command = form.getByRole("textbox", { name: "Command" });
  await command.fill((await command.inputValue()).replace(/ --grant-full-control \S+/, ""));
  await form.getByRole("button", { name: "Save" }).click();
  await chosen(page).getByText("Anybody may read it").waitFor();
  assert.match((await outcomes(page))[1]!, /AccessDenied/);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Edit this step");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("steps are added, duplicated, moved and removed, by keyboard too", async () => {
  const { page, end } = await visit(browser);
  await steps(page).nth(0).focus();
  await page.keyboard.press("Insert");
  await page.getByRole("form", { name: "New step after step 1" }).getByRole("textbox", { name: "Command" }).fill("sts get-caller-identity --profile AccountCDave");
  await page.keyboard.press("Enter");
  await steps(page).nth(7).waitFor();
  await chosen(page).getByText("sts get-caller-identity").first().waitFor();
  await action(page, "Duplicate this step").click();
  await steps(page).nth(8).waitFor();
  assert.equal(await chosen(page).getAttribute("data-step"), "2");
  await action(page, "Remove this step").click();
  await steps(page).nth(8).waitFor({ state: "detached" });
  // Up and down with the keyboard: the focus goes with the step.
  await steps(page).nth(1).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-step") === "0" && document.activeElement.textContent!.includes("get-caller-identity"));
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-step") === "1" && document.activeElement.textContent!.includes("get-caller-identity"));
  await page.keyboard.press("Delete");
  await steps(page).nth(7).waitFor({ state: "detached" });
  await expectSummary(page, "7 of 7 as expected");
  await notices(page).getByText("Removed step 2.").waitFor();
  await end();
});

test("what belongs to a step moves with it, and the rest of flow.sh stays", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "flow.sh");
  const before = await editor(page).innerText();
  await steps(page).nth(0).click();
  await action(page, "Move this step down").click();
  await notices(page).getByText("Step 1 is now step 2.").waitFor();
  assert.equal(await chosen(page).getAttribute("data-step"), "1");
  const moved = await editor(page).innerText();
  assert.notEqual(moved, before);
  assert.deepEqual(moved.split("\n").sort(), before.split("\n").sort());
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Move this step down");
  await action(page, "Move this step up").click();
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("the flow runs up to a step: the map and the list stop there", async () => {
  const { page, end } = await visit(browser);
  const arrows = page.getByRole("group", { name: "Accounts, what they own, and the steps between them" }).getByRole("button", { name: /^Step [4-7]|one of the steps/ });
  await steps(page).nth(2).click();
  const all = await arrows.count();
  await action(page, "Run up to this step").click();
  const told = page.getByRole("region", { name: "Flow" }).getByText("Run up to step 3: 4 steps not run");
  await told.waitFor();
  assert.equal(await page.getByRole("list", { name: "Steps" }).getByText("not run", { exact: true }).count(), 4);
  assert.ok((await arrows.count()) < all);
  assert.equal(await action(page, "Run up to this step").getAttribute("aria-pressed"), "true");
  await page.getByRole("region", { name: "Flow" }).getByRole("button", { name: "Run all" }).click();
  await told.waitFor({ state: "detached" });
  assert.equal(await arrows.count(), all);
  await end();
});

test("the prompt completes words with Tab, and brings back what was typed", async () => {
  const { page, end } = await visit(browser);
  await prompt(page).click();
  await page.keyboard.type("aws s3api get-object-acl ");
  await offers(page).filter({ hasText: "--bucket" }).first().waitFor();
  await page.keyboard.press("Tab");
  await offers(page).filter({ hasText: "examplebucket" }).waitFor();
  await page.keyboard.press("Tab");
  await offers(page).filter({ hasText: "--key" }).waitFor();
  await page.keyboard.press("Tab");
  await offers(page).filter({ hasText: "HappyFace.jpg" }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await prompt(page).inputValue(), "aws s3api get-object-acl --bucket examplebucket --key HappyFace.jpg ");
  await page.keyboard.type("--prof");
  await offers(page).filter({ hasText: "--profile" }).waitFor();
  await page.keyboard.press("Tab");
  await offers(page).filter({ hasText: "AccountAadmin" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await steps(page).nth(7).waitFor();
  assert.equal(await prompt(page).inputValue(), "");
  await page.keyboard.type("iam get-user \\");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.type("  --profile AccountAadmin");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await steps(page).nth(8).waitFor();
  await page.keyboard.press("ArrowUp");
  assert.equal(await prompt(page).inputValue(), "iam get-user \\\n  --profile AccountAadmin");
  await prompt(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0));
  await page.keyboard.press("ArrowUp");
  assert.match(await prompt(page).inputValue(), /^aws s3api get-object-acl .* --profile AccountAadmin$/);
  // Tab leaves the prompt where no list is open.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Add");
  await end();
});
