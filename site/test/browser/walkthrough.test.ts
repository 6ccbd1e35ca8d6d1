import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import archive from "../../../engine/scenario/example/example4.txtar";
import { editor, expectSummary, explanation, fileOf, launch, notices, openFile, outcomes, ready, retype, steps, visit } from "./page.ts";

const bucketPolicy = "accounts/A/buckets/examplebucket/policy.json";
const trustPolicy = "accounts/A/roles/examplerole/trust-policy.json";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const original = ["AccessDenied", "OK", "AccessDenied", "OK", "OK", "OK", "AccessDenied"];

test("the seven commands give what AWS gives", async () => {
  const { page, end } = await visit(browser);
  await expectSummary(page, "7 of 7 as expected");
  await page.getByRole("button", { name: "Example: Bucket owner grants cross-account permission to objects it does not own" }).waitFor();
  assert.deepEqual(await outcomes(page), original);
  // The first step is chosen: its reason names what decided.
  await explanation(page).getByText(/statement 112/i).first().waitFor();
  await explanation(page).getByText("decides", { exact: true }).waitFor();
  assert.match(await page.getByRole("region", { name: "Output of the selected step" }).innerText(), /An error occurred \(AccessDenied\) when calling the PutObject operation/);
  await end();
});

test("a step chosen in the list is chosen in the map, the output and the explanation", async () => {
  const { page, end } = await visit(browser);
  await steps(page).nth(3).click();
  await page.getByRole("button", { name: /^Step 4: assume-role by AccountCDave, allowed, OK/, pressed: true }).waitFor();
  await explanation(page).getByRole("article", { name: /^sts:AssumeRole on / }).waitFor();
  assert.match(await page.getByRole("region", { name: "Output of the selected step" }).innerText(), /"SessionToken"/);
  // And from the map back.
  await page.getByRole("button", { name: /^Step 7: get-object-acl/ }).click();
  assert.equal(await steps(page).nth(6).getAttribute("aria-current"), "step");
  await end();
});

test("things of the map open their files", async () => {
  const { page, end } = await visit(browser);
  const map = page.getByRole("group", { name: "Accounts, what they own, and the steps between them" });
  await map.getByRole("button", { name: /^Role examplerole/ }).click();
  await page.getByRole("textbox", { name: `Text of ${trustPolicy}` }).waitFor();
  await map.getByRole("button", { name: /^Account B, account 222222222222/ }).press("Enter");
  await page.getByRole("textbox", { name: "Text of accounts/B/account.json" }).waitFor();
  await end();
});

test("removing statement 112 lets the first upload through, and the explanation says so", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  const policy = JSON.parse(fileOf(archive, bucketPolicy)) as { Statement: { Sid: string }[] };
  policy.Statement = policy.Statement.filter((statement) => statement.Sid !== "112");
  await retype(page, JSON.stringify(policy, null, 2));
  await expectSummary(page, "6 of 7 as expected");
  assert.equal((await outcomes(page))[0], "OK");
  await steps(page).first().click();
  await explanation(page).getByText(/statement 111/i).first().waitFor();
  assert.match(await explanation(page).innerText(), /Not as expected/);
  assert.match(await steps(page).first().innerText(), /expected AccessDenied/);
  await end();
});

test("trusting another account fails the assume-role and all that rested on it", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, trustPolicy);
  await retype(page, fileOf(archive, trustPolicy).replace("333333333333", "222222222222"));
  await expectSummary(page, "3 of 7 as expected");
  const now = await outcomes(page);
  assert.deepEqual(now.slice(0, 4), ["AccessDenied", "OK", "AccessDenied", "AccessDenied"]);
  for (const outcome of now.slice(4)) assert.notEqual(outcome, "OK");
  await steps(page).nth(3).click();
  await explanation(page).getByText(/trust policy/i).first().waitFor();
  await end();
});

test("a policy that is not JSON keeps the last results and shows the error at its place", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  await retype(page, '{\n  "Version": "2012-10-17",\n  "Statement": [\n}\n');
  await notices(page).getByText(`Showing results from before the syntax error in ${bucketPolicy}.`).waitFor();
  await expectSummary(page, "7 of 7 as expected");
  assert.deepEqual(await outcomes(page), original);
  await page.getByRole("group", { name: "Problems in this file" }).getByRole("button", { name: /4:1/ }).waitFor();
  // Another step of the older results can still be looked at, with its statements.
  await steps(page).nth(1).click();
  await explanation(page).getByText(/statement 111/i).first().waitFor();
  // Mended, it counts again.
  await retype(page, '{ "Version": "2012-10-17", "Statement": [] }');
  await notices(page).getByText(/Showing results from before/).waitFor({ state: "detached" });
  await page.getByRole("list", { name: "Steps" }).getByText(/^expected OK/).first().waitFor();
  await end();
});

test("a reload keeps the edit; reset brings the original back, undo the edit", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, trustPolicy);
  await retype(page, fileOf(archive, trustPolicy).replace("333333333333", "222222222222"));
  await expectSummary(page, "3 of 7 as expected");
  await page.reload();
  await ready(page);
  await expectSummary(page, "3 of 7 as expected");
  await openFile(page, trustPolicy);
  assert.match(await editor(page).innerText(), /222222222222/);
  await page.getByRole("button", { name: "Reset to original" }).first().click();
  await expectSummary(page, "7 of 7 as expected");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "3 of 7 as expected");
  assert.match(await editor(page).innerText(), /222222222222/);
  await end();
});

test("where the browser keeps nothing, the page says so and works on", async () => {
  const { page, end } = await visit(browser);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await openFile(page, trustPolicy);
  await retype(page, fileOf(archive, trustPolicy).replace("333333333333", "222222222222"));
  await notices(page).getByText(/keeps no draft/).waitFor();
  await expectSummary(page, "3 of 7 as expected");
  await end();
});

test("a draft that is not one is left alone", async () => {
  const { page, end } = await visit(browser);
  for (const kept of ["{", "null", '{"format":1}', '{"format":1,"files":[{"path":1}]}', '{"format":2,"files":[]}']) {
    await page.evaluate((text) => localStorage.setItem("crossgrant:draft:1:example4", text), kept);
    await page.reload();
    await expectSummary(page, "7 of 7 as expected");
  }
  await end();
});

test("a policy of 100,000 nested brackets is a finding, not a crash", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, bucketPolicy);
  await retype(page, `{"Version":"2012-10-17","Statement":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  await page.getByRole("group", { name: "Problems in this file" }).getByRole("button").first().waitFor();
  await page.getByText("Engine ready").waitFor();
  assert.doesNotMatch(await notices(page).innerText(), /restarted/);
  await retype(page, fileOf(archive, bucketPolicy));
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("the prompt adds a command, which runs", async () => {
  const { page, end } = await visit(browser);
  await page.getByRole("textbox", { name: "Next AWS CLI command" }).fill("sts get-caller-identity --profile AccountCDave");
  await page.keyboard.press("Enter");
  await steps(page).nth(7).waitFor();
  assert.match(await page.getByRole("region", { name: "Output of the selected step" }).innerText(), /arn:aws:iam::333333333333:user\/Dave/);
  await openFile(page, "flow.sh");
  await editor(page).press("ControlOrMeta+End");
  assert.match(await editor(page).innerText(), /aws sts get-caller-identity --profile AccountCDave/);
  await end();
});

test("another example opens, and the draft of the first is kept", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, trustPolicy);
  await retype(page, fileOf(archive, trustPolicy).replace("333333333333", "222222222222"));
  await expectSummary(page, "3 of 7 as expected");
  const choose = async (title: string): Promise<void> => {
    await page.getByRole("button", { name: /^Example: / }).click();
    const list = page.getByRole("dialog", { name: "Open a scenario" }).getByRole("list", { name: "Walkthroughs of the S3 guide" });
    await list.getByRole("button", { name: title }).click();
    await page.getByRole("button", { name: `Example: ${title}` }).waitFor();
  };
  await choose("A folder of a bucket for each user");
  await page.getByText("3 of 7 as expected").waitFor({ state: "detached" });
  await choose("Bucket owner grants cross-account permission to objects it does not own");
  await expectSummary(page, "3 of 7 as expected");
  await end();
});

test("files are added, renamed and deleted, and a deletion is undone", async () => {
  const { page, end } = await visit(browser);
  const tree = page.getByRole("navigation", { name: "Files of the scenario" });
  await page.getByRole("button", { name: "New file" }).click();
  await page.getByRole("textbox", { name: "Path of the new file" }).fill("accounts/C/users/Dave/policies/more.json");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Text of accounts/C/users/Dave/policies/more.json" }).waitFor();
  await page.getByRole("button", { name: "Rename accounts/C/users/Dave/policies/more.json" }).click();
  await page.getByRole("textbox", { name: "New path" }).fill("accounts/C/users/Dave/policies/other.json");
  await page.keyboard.press("Enter");
  await tree.getByRole("button", { name: /policies\/other\.json/ }).waitFor();
  await openFile(page, bucketPolicy);
  await page.getByRole("button", { name: `Delete ${bucketPolicy}` }).click();
  await page.getByRole("list", { name: "Steps" }).getByText(/^expected OK/).first().waitFor();
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("Run plays the steps one after another", async () => {
  const { page, end } = await visit(browser, undefined, { reducedMotion: "reduce" });
  const player = page.getByRole("region", { name: "Flow" }).getByRole("group", { name: "Run the flow step by step" });
  await player.getByRole("button", { name: "Run" }).click();
  await page.locator('[aria-current="step"]').getByText("Account B uploads and grants the bucket owner full control").waitFor();
  await player.getByRole("button", { name: "Pause" }).click();
  await player.getByRole("button", { name: "Next step" }).click();
  assert.equal(await steps(page).nth(2).getAttribute("aria-current"), "step");
  await player.getByRole("button", { name: "Previous step" }).click();
  assert.equal(await steps(page).nth(1).getAttribute("aria-current"), "step");
  await end();
});
