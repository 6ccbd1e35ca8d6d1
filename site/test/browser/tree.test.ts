// Things are added, renamed and deleted as a whole, and can be had back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { expectSummary, launch, notices, openFile, scan, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const tree = (page: Page) => page.getByRole("navigation", { name: "Files of the scenario" });
const noErrors = (page: Page) => page.getByText("No errors", { exact: true }).waitFor();

test("each kind of thing begins as something valid", async () => {
  const { page, end } = await visit(browser);
  for (const [kind, to, name, path] of [
    ["Account", "", "D", "accounts/D/account.json"],
    ["User", "D", "Eve", "accounts/D/users/Eve/user.json"],
    ["Group", "D", "staff", "accounts/D/groups/staff/group.json"],
    ["Role", "D", "reader", "accounts/D/roles/reader/trust-policy.json"],
    ["Bucket", "D", "new-bucket", "accounts/D/buckets/new-bucket/bucket.json"],
    ["Customer managed policy", "D", "own", "accounts/D/policies/own.json"],
    ["Inline policy", "D/users/Eve", "p", "accounts/D/users/Eve/policies/p.json"],
    ["Bucket policy", "D/buckets/new-bucket", "", "accounts/D/buckets/new-bucket/policy.json"],
    ["Objects of a bucket", "D/buckets/new-bucket", "", "accounts/D/buckets/new-bucket/objects.json"],
    ["File for commands", "", "doc.txt", "files/doc.txt"],
  ] as const) {
    await page.getByRole("button", { name: "New file or entity" }).click();
    const form = page.getByRole("form", { name: "New", exact: true });
    await form.getByRole("combobox", { name: "What to add" }).selectOption(kind);
    if (to) await form.getByRole("combobox", { name: "To", exact: true }).selectOption(to);
    if (name) await form.getByRole("textbox").fill(name);
    if (kind === "Role") assert.deepEqual(await scan(page), []);
    await form.getByRole("button", { name: "Add" }).click();
    await page.getByRole("textbox", { name: `Text of ${path}` }).waitFor();
    await noErrors(page);
  }
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("a user is renamed and deleted with all its files, by keyboard, and comes back", async () => {
  const { page, end } = await visit(browser);
  const dave = tree(page).getByRole("button", { name: /^Dave/ });
  await dave.focus();
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "New name" }).fill("David");
  await page.keyboard.press("Enter");
  await tree(page).getByRole("button", { name: /^accounts\/C\/users\/David\/policies\/assume-examplerole\.json/ }).waitFor();
  await notices(page).getByText(/^Renamed accounts\/C\/users\/Dave to accounts\/C\/users\/David/).waitFor();
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await dave.focus();
  await page.keyboard.press("Delete");
  await dave.waitFor({ state: "detached" });
  assert.ok(await page.evaluate(() => document.activeElement?.closest("nav")?.getAttribute("aria-label") === "Files of the scenario"));
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await dave.waitFor();
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("a key of the tree is about what has the focus, not what is open", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "flow.sh");
  const policy = tree(page).getByRole("button", { name: /^accounts\/A\/buckets\/examplebucket\/policy\.json/ });
  await policy.focus();
  await page.keyboard.press("Delete");
  await policy.waitFor({ state: "detached" });
  await notices(page).getByText("Deleted accounts/A/buckets/examplebucket/policy.json.").waitFor();
  await tree(page).getByRole("button", { name: /^flow\.sh/ }).waitFor();
  await end();
});
