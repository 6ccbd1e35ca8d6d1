// What the editor offers, says and refuses.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import archive from "../../../engine/scenario/example/example4.txtar";
import { editor, expectSummary, fileOf, launch, openFile, retype, steps, visit } from "./page.ts";

const bucketPolicy = "accounts/A/buckets/examplebucket/policy.json";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const options = (page: Page) => page.getByRole("listbox", { name: "Completions" }).getByRole("option");

/** Takes the offer of this text by keyboard. */
async function take(page: Page, label: RegExp): Promise<void> {
  await options(page).filter({ hasText: label }).first().waitFor();
  await page.waitForTimeout(150); // the editor lets no key choose in the first moment that the list is there
  for (let i = 0; i < 300; i++) {
    if (label.test(await page.getByRole("listbox", { name: "Completions" }).locator("[aria-selected]").innerText())) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

test("a bucket policy is written from what is offered", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  await retype(page, "");
  await page.keyboard.press("Control+Space");
  await take(page, /^policy/);
  const policy = () => editor(page).innerText();
  assert.match(await policy(), /"Principal": \{ "AWS": "" \}/);
  const inside = async (before: string): Promise<void> => {
    // As a click between the quotes would.
    const lines = (await policy()).split("\n");
    const line = lines.findIndex((text) => text.includes(before));
    await page.keyboard.press("ControlOrMeta+Home");
    for (let i = 0; i < line; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    const column = lines[line]!.trimStart().indexOf(before) + before.length;
    for (let i = 0; i < column; i++) await page.keyboard.press("ArrowRight");
  };
  // From below: the arrow keys go by lines on screen, and what is put in makes long ones.
  await inside('"Resource": "');
  await page.keyboard.press("Control+Space");
  await take(page, /examplebucket\/\*/);
  await inside('"Action": "');
  await page.keyboard.type("s3:GetOb");
  await take(page, /^s3:GetObject(?:\s|Read)/);
  await inside('"AWS": "');
  await page.keyboard.type("Dav");
  await take(page, /user\/Dave/);
  const text = await policy();
  assert.match(text, /"AWS": "arn:aws:iam::333333333333:user\/Dave"/);
  assert.match(text, /"Action": "s3:GetObject"/);
  assert.match(text, /"Resource": "arn:aws:s3:::examplebucket\/\*"/);
  assert.doesNotThrow(() => JSON.parse(text));
  await end();
});

test("flow.sh completes commands with the scenario's names", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "flow.sh");
  await retype(page, "aws s3api get-object");
  await page.keyboard.type(" ");
  await take(page, /^--bucket/);
  await take(page, /^examplebucket/);
  assert.equal((await editor(page).innerText()).trim(), "aws s3api get-object --bucket examplebucket");
  await page.keyboard.press("Escape");
  await end();
});

test("the marks of a step are gone through and read by keyboard and by button", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  const bar = page.getByRole("group", { name: "At the cursor" });
  await bar.getByText("2 statements in step 1").waitFor();
  await editor(page).focus();
  await page.keyboard.press("F9");
  await bar.getByText(/^Allow: matches s3:PutObject/).waitFor();
  await bar.getByText("Statement 1 of 2 in step 1").waitFor();
  assert.match(await page.evaluate(() => document.querySelector(".editor")!.shadowRoot!.querySelector(".cm-announced")!.textContent!), /Statement 1 of 2: Allow: matches/);
  await bar.getByRole("button", { name: "Next statement with a mark" }).click();
  await bar.getByText(/^Deny: matches s3:PutObject and decides/).waitFor();
  await page.keyboard.press("F9");
  await bar.getByText("Statement 1 of 2 in step 1").waitFor();
  await page.keyboard.press("Shift+F9");
  await bar.getByText("Statement 2 of 2 in step 1").waitFor();
  await end();
});

test("whose an account number is, stands below the editor once the cursor is in it", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  const number = editor(page).getByText("222222222222", { exact: false }).first();
  assert.equal(await editor(page).locator('[title="Account B"]').first().innerText(), "222222222222");
  await number.waitFor();
  await editor(page).locator('[title="Account B"]').first().click();
  await page.getByRole("group", { name: "At the cursor" }).getByText("222222222222 of Account B").waitFor();
  await end();
});

test("typing goes on while a completion is asked for, and the verdict follows", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  await retype(page, fileOf(archive, bucketPolicy).replace('"s3:PutObject"', '"s3:'));
  await page.keyboard.press("Escape");
  await retype(page, fileOf(archive, bucketPolicy));
  await expectSummary(page, "7 of 7 as expected");
  assert.equal(await steps(page).count(), 7);
  await end();
});
