// Settings as a form: it follows the JSON, and the JSON follows it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { editor, expectSummary, launch, notices, openFile, retype, scan, visit } from "./page.ts";

const bucket = "accounts/A/buckets/examplebucket/bucket.json";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("a bucket's settings, both ways", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucket);
  const form = page.getByRole("form", { name: `Settings in ${bucket}` });
  const ownership = form.getByRole("combobox", { name: "Object Ownership" });
  assert.equal(await ownership.inputValue(), "ObjectWriter");
  const before = await editor(page).innerText();
  await ownership.selectOption("BucketOwnerEnforced");
  await notices(page).getByText("Object Ownership: BucketOwnerEnforced.").waitFor();
  assert.equal(await editor(page).innerText(), before.replace("ObjectWriter", "BucketOwnerEnforced"));
  await page.getByRole("list", { name: "Steps" }).getByText(/^expected/).first().waitFor();
  await form.getByRole("checkbox", { name: "BlockPublicAcls" }).uncheck();
  assert.match(await editor(page).innerText(), /"BlockPublicAcls": false,/);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  assert.match(await editor(page).innerText(), /"BlockPublicAcls": true,/);
  // Tags: added, given a value by typing, removed.
  await form.getByRole("textbox", { name: "Key of another tag" }).fill("team");
  await page.keyboard.press("Enter");
  await form.getByRole("textbox", { name: "Value of the tag team" }).pressSequentially("blue");
  assert.match(await editor(page).innerText(), /"tags": \{\s*"team": "blue"\s*\}/);
  assert.deepEqual(await scan(page), []);
  await form.getByRole("button", { name: "Remove the tag team" }).click();
  assert.doesNotMatch(await editor(page).innerText(), /tags/);
  // What is typed shows in the form; what is no JSON puts it out of use.
  await retype(page, '{ "objectOwnership": "BucketOwnerPreferred", "versioning": "Enabled" }');
  assert.equal(await ownership.inputValue(), "BucketOwnerPreferred");
  assert.equal(await form.getByRole("combobox", { name: "Versioning" }).inputValue(), "Enabled");
  await retype(page, '{ "objectOwnership": ');
  await form.getByText(/The form follows once the JSON can be read/).waitFor();
  assert.equal(await ownership.isDisabled(), true);
  await end();
});

test("a user's managed policies come from what the scenario and AWS have", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "accounts/A/users/AccountAadmin/user.json");
  const form = page.getByRole("form", { name: /^Settings in / });
  await form.locator('datalist option[value="arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]').first().waitFor({ state: "attached" });
  await form.getByRole("combobox", { name: "Another managed policy" }).fill("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
  await page.keyboard.press("Enter");
  assert.match(await editor(page).innerText(), /AdministratorAccess",\s*"arn:aws:iam::aws:policy\/AmazonS3ReadOnlyAccess"\]/);
  await form.getByRole("button", { name: "Remove arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }).click();
  await form.getByRole("combobox", { name: "Permissions boundary" }).fill("arn:aws:iam::aws:policy/AmazonS3FullAccess");
  assert.match(await editor(page).innerText(), /"permissionsBoundary": "arn:aws:iam::aws:policy\/AmazonS3FullAccess"/);
  await expectSummary(page, "7 of 7 as expected");
  await end();
});
