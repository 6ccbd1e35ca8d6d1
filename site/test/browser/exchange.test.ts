import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { baseUrl, launch, notices, openFile, scan, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

const role = JSON.stringify({
  Role: {
    RoleName: "imported",
    Arn: "arn:aws:iam::444455556666:role/imported",
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "sts:AssumeRole" }] },
  },
});

test("a pasted role is shown, imported and undone", async () => {
  const { page, end } = await visit(browser);
  await choose(page, "Import…");
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("textbox", { name: /Output of the AWS CLI/ }).fill(`{ "Role": {`);
  await dialog.getByText(/^Line 1: The document ends/).waitFor();
  assert.ok(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled());
  await dialog.getByRole("textbox", { name: /Output of the AWS CLI/ }).fill(role);
  await dialog.getByText("Adds accounts/444455556666/account.json, accounts/444455556666/roles/imported/trust-policy.json").waitFor();
  assert.deepEqual(await scan(page), []);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await openFile(page, "accounts/444455556666/roles/imported/trust-policy.json");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone.").waitFor();
  assert.equal(await page.getByRole("navigation", { name: "Files of the scenario" }).getByText("444455556666").count(), 0);
  await end();
});

test("what a file does not say is asked", async () => {
  const { page, end } = await visit(browser);
  await choose(page, "Import…");
  const dialog = page.getByRole("dialog", { name: "Import" });
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] });
  await dialog.getByLabel("Files").setInputFiles({ name: "read-all.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const owner = dialog.getByLabel(/^Where does it belong/);
  assert.equal(await dialog.getByLabel(/^What is the name/).inputValue(), "read-all");
  assert.ok(await dialog.getByRole("button", { name: "Import", exact: true }).isDisabled());
  await owner.fill("accounts/C/users/Dave");
  await owner.press("Tab");
  await dialog.getByText("Adds accounts/C/users/Dave/policies/read-all.json").waitFor();
  await end();
});

test("a file dropped on the page is imported", async () => {
  const { page, end } = await visit(browser);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "role.json"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
  }, role);
  await page.getByRole("dialog", { name: "Import" }).getByText(/^Adds accounts\/444455556666\/account.json/).waitFor();
  await end();
});

test("the scenario is exported in three formats", async () => {
  const { page, end } = await visit(browser, baseUrl, { viewport: { width: 390, height: 844 } });
  await choose(page, "Export…");
  const dialog = page.getByRole("dialog", { name: "Export" });
  const preview = dialog.getByRole("region", { name: "Preview" });
  await preview.getByText("aws s3api create-bucket").waitFor();
  assert.deepEqual(await scan(page), []);
  await dialog.getByRole("radio", { name: "Terraform" }).check();
  await preview.getByText('resource "aws_s3_bucket"').waitFor();
  await dialog.getByRole("radio", { name: "CloudFormation" }).check();
  await preview.getByText("AWSTemplateFormatVersion").waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download" }).click()]);
  assert.match(file.suggestedFilename(), /\.template\.json$/);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await end();
});
