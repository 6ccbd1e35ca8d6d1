// The small tools beside the files and the flow.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import archive from "../../../engine/scenario/example/example4.txtar";
import type { Browser } from "playwright-core";
import { editor, expectSummary, fileOf, launch, notices, openFile, retype, steps, visit } from "./page.ts";

const trustPolicy = "accounts/A/roles/examplerole/trust-policy.json";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("what a step gives becomes what it must give, with one click, and back", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, trustPolicy);
  await retype(page, fileOf(archive, trustPolicy).replace("333333333333", "222222222222"));
  await expectSummary(page, "3 of 7 as expected");
  await steps(page).nth(3).click();
  await page.getByRole("button", { name: "Expect this result" }).click();
  await expectSummary(page, "4 of 7 as expected");
  await notices(page).getByText("Step 4 now expects AccessDenied because implicit-deny trust.").waitFor();
  await page.getByRole("button", { name: "Expect this result" }).waitFor({ state: "detached" });
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "3 of 7 as expected");
  // A command without an expectation gets one.
  await page.getByRole("textbox", { name: "Next AWS CLI command" }).fill("sts get-caller-identity --profile AccountCDave");
  await page.keyboard.press("Enter");
  await steps(page).nth(7).waitFor();
  await page.getByRole("button", { name: "Expect this result" }).click();
  await expectSummary(page, "4 of 8 as expected");
  await end();
});

test("the flow is copied as a shell script", async () => {
  const { page, end } = await visit(browser, undefined, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy all as a shell script" }).click();
  await notices(page).getByText(/^Copied the flow as a shell script/).waitFor();
  const script = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(script, /^#!\/bin\/sh\n# Bucket owner grants/);
  assert.match(script, /\ncredentials=\$\(aws sts assume-role .+ --output text\)\naws configure set aws_access_key_id /);
  assert.match(script, /\naws s3api get-object --bucket examplebucket --key HappyFace\.jpg SaveFileAs\.jpg --profile TempCred\n/);
  await end();
});

test("JSON is formatted, and what is no JSON yet is left as it is", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, trustPolicy);
  await retype(page, JSON.stringify(JSON.parse(fileOf(archive, trustPolicy))));
  await page.getByRole("button", { name: "Format" }).click();
  await notices(page).getByText(`Formatted ${trustPolicy}.`).waitFor();
  assert.match(await editor(page).innerText(), /^\{\n {2}"Version": "2012-10-17",\n/);
  await expectSummary(page, "7 of 7 as expected");
  await retype(page, '{ "Version": ');
  await page.getByRole("button", { name: "Format" }).click();
  await notices(page).getByText(/can be formatted once it is valid JSON/).waitFor();
  assert.equal((await editor(page).innerText()).trim(), '{ "Version":');
  await end();
});
