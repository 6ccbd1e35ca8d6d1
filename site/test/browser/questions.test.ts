// Questions beside the flow: who can do what, what an edit changed, what would
// change a verdict, what if.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { baseUrl, expectSummary, explanation, launch, notices, openExample, openFile, outcomes, retype, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function choose(page: Page, name: string) {
  await page.getByRole("tab", { name, exact: true }).click();
  return page.getByRole("tabpanel", { name, exact: true });
}

test("the matrix is gone through by keyboard, and a cell says how it is decided", async () => {
  const { page, end } = await visit(browser);
  const panel = await choose(page, "Who can do what");
  const grid = panel.getByRole("grid", { name: "Who can do what: examplebucket", exact: true });
  await grid.waitFor();
  assert.equal(await grid.locator('[tabindex="0"]').count(), 1);
  await grid.locator('[tabindex="0"]').focus();
  const named = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.equal(await named(), "s3:ListBucket, A/root: Allowed");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.equal(await named(), "s3:ListBucketVersions, AccountAadmin: Allowed");
  await page.keyboard.press("End");
  assert.equal(await named(), "s3:ListBucketVersions, anonymous: Implicit deny");
  assert.equal(await grid.locator('[tabindex="0"]').count(), 1);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await panel.getByRole("article", { name: "s3:ListBucketVersions on arn:aws:s3:::examplebucket" }).waitFor();
  await end();
});

test("the matrix follows edits and the selected step, by resource, principal or action, filtered", async () => {
  const { page, end } = await visit(browser);
  const panel = await choose(page, "Who can do what");
  const cell = (name: string) => panel.getByRole("gridcell", { name, exact: true });
  await panel.getByRole("combobox", { name: "Resource" }).selectOption({ label: "examplebucket/new-object" });
  await cell("s3:PutObject, AccountBadmin: Explicit deny").waitFor();
  await openFile(page, "accounts/A/buckets/examplebucket/policy.json");
  await retype(
    page,
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::222222222222:user/AccountBadmin" }, Action: "s3:PutObject", Resource: "arn:aws:s3:::examplebucket/*" }],
    }),
  );
  await cell("s3:PutObject, AccountBadmin: Allowed").waitFor();
  await panel.getByRole("combobox", { name: "The table is about" }).selectOption("One principal");
  await panel.getByRole("combobox", { name: "Principal" }).selectOption({ label: "AccountBadmin" });
  await cell("s3:PutObject, examplebucket/new-object: Allowed").waitFor();
  await panel.getByRole("searchbox", { name: "Filter the table" }).fill("put allowed");
  await cell("s3:GetObject, examplebucket/new-object: Implicit deny").waitFor({ state: "detached" });
  for (const name of await panel.getByRole("gridcell", { name: /./ }).evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")!))) assert.match(name, /put.*Allowed$/i);
  await panel.getByRole("searchbox", { name: "Filter the table" }).fill("");
  await panel.getByRole("combobox", { name: "The table is about" }).selectOption("One action");
  await panel.getByRole("combobox", { name: "Action" }).selectOption("s3:GetObject");
  // The object is there once a step has put it there.
  const next = page.getByRole("region", { name: "Explanation" }).getByRole("button", { name: "Next step" });
  await next.click();
  await cell("AccountAadmin, examplebucket/HappyFace.jpg: Allowed").waitFor();
  await end();
});

test("what an edit changed is listed, and can be copied as text", async () => {
  const { page, end } = await visit(browser, baseUrl, { permissions: ["clipboard-read", "clipboard-write"] });
  const panel = await choose(page, "Changes");
  await panel.getByText(/^Nothing differs from the scenario as it was opened/).waitFor();
  const trust = "accounts/A/roles/examplerole/trust-policy.json";
  await openFile(page, trust);
  await retype(
    page,
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "sts:AssumeRole" }] }\n',
  );
  await panel.getByRole("button", { name: "Step 4" }).waitFor();
  await panel.getByRole("group", { name: `What differs in ${trust}` }).getByText(/^removed: .*333333333333/).waitFor();
  await panel.getByRole("button", { name: "Copy as text" }).click();
  await notices(page).getByText("Copied the changes as a Markdown list.").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^- Step 4: OK → AccessDenied; `aws sts assume-role/m);
  assert.match(text, /^- `accounts\/A\/roles\/examplerole\/trust-policy\.json` edited/m);
  assert.match(text, /^- `Dave`: `sts:AssumeRole` on `examplerole`, allowed → implicit deny/m);
  await panel.getByRole("button", { name: "Step 4" }).click();
  assert.equal(await steps(page).nth(3).getAttribute("aria-current"), "step");
  await panel.getByRole("region", { name: "Who can do what" }).getByRole("button", { name: /^Dave sts:AssumeRole/ }).first().click();
  await page.getByRole("tabpanel", { name: "Who can do what" }).getByRole("article", { name: /^sts:AssumeRole on / }).waitFor();
  await end();
});

test("what would change a verdict has been tried, is applied with one click and undone", async () => {
  const { page, end } = await visit(browser);
  const fixes = explanation(page).getByRole("region", { name: "What would change this" });
  const apply = fixes.getByRole("button", { name: /^Apply: Remove statement "112"/ });
  await apply.waitFor();
  await fixes.getByText("No other step comes out differently.").first().waitFor();
  await apply.focus();
  await page.keyboard.press("Enter");
  await expectSummary(page, "6 of 7 as expected");
  assert.equal((await outcomes(page))[0], "OK");
  await explanation(page).getByRole("region", { name: "What would take this away" }).getByRole("button", { name: /^Apply: / }).first().waitFor();
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await fixes.getByText("Show the edit").first().click();
  await fixes.getByRole("group", { name: /^Edit of / }).first().getByText(/^added: /).first().waitFor();
  await end();
});

test("what is to change another step is said before it is applied", async () => {
  const { page, end } = await visit(browser);
  await steps(page).nth(1).click();
  const away = explanation(page).getByRole("region", { name: "What would take this away" });
  const effects = away.getByRole("list", { name: "Effects on other steps" }).first();
  await effects.waitFor();
  assert.match((await effects.innerText()).replace(/\s+/g, " "), /Step 5 OK → \S+/);
  await end();
});

test("a step's request can be taken over, and its condition keys tried", async () => {
  const { page, end } = await visit(browser);
  await steps(page).nth(1).click();
  await explanation(page).getByRole("article", { name: /^s3:PutObject on / }).getByRole("button", { name: "What if…" }).click();
  const panel = page.getByRole("tabpanel", { name: "What if" });
  const answer = panel.getByRole("region", { name: "The answer" });
  assert.equal(await panel.getByRole("combobox", { name: "Principal" }).inputValue(), "arn:aws:iam::222222222222:user/AccountBadmin");
  assert.equal(await panel.getByRole("combobox", { name: "Condition key 1" }).inputValue(), "s3:x-amz-grant-full-control");
  await answer.getByText("Allowed", { exact: true }).first().waitFor();
  await panel.getByRole("textbox", { name: /^Values of s3:x-amz-grant-full-control/ }).fill("id=someone");
  await answer.getByText("Explicit deny", { exact: true }).first().waitFor();
  await panel.getByRole("combobox", { name: "Principal" }).fill("anonymous");
  await answer.getByText("Implicit deny", { exact: true }).first().waitFor();
  await panel.getByRole("combobox", { name: "Principal" }).fill("nonsense");
  await answer.getByText(/nonsense/).first().waitFor();
  await end();
});

test("policies of one's own are decided without a scenario", async () => {
  const { page, end } = await visit(browser);
  const panel = await choose(page, "What if");
  await panel.getByRole("radio", { name: "With policies of my own" }).check();
  const answer = panel.getByRole("region", { name: "The answer" });
  await answer.getByText("Allowed", { exact: true }).first().waitFor();
  await panel.getByText("Permissions boundary", { exact: false }).first().click();
  const boundary = panel.getByRole("textbox", { name: "Permissions boundary" });
  await boundary.fill('{ "Version": "2012-10-17", "Statement": [');
  await panel.getByText(/^Not JSON: /).waitFor();
  await boundary.fill('{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*" }] }');
  await answer.getByText("Implicit deny", { exact: true }).first().waitFor();
  await boundary.fill("");
  await answer.getByText("Allowed", { exact: true }).first().waitFor();
  await end();
});

test("the questions stay in their place on a small screen, for the largest example", async () => {
  const { page, end } = await visit(browser, baseUrl, { viewport: { width: 390, height: 844 } });
  await openExample(page, /from scratch|scratch/i);
  await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: "Explanation" }).click();
  for (const name of ["Explanation", "Who can do what", "Changes", "Walkthrough", "What if"]) {
    await choose(page, name);
    await page.waitForTimeout(300);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, name);
    const shown = await page.getByRole("tab", { name, exact: true }).boundingBox();
    assert.ok(shown && shown.x >= 0 && shown.x + shown.width <= 390, `${name} is in sight`);
  }
  await end();
});
