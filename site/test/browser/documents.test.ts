// Documents: new, opened from files, kept, renamed, deleted, downloaded.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import archive from "../../../engine/scenario/example/owner-grants-users.txtar";
import { baseUrl, editor, expectSummary, launch, notices, openFile, ready, retype, scan, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const opener = (page: Page, title: string) => page.getByRole("button", { name: title, exact: true });
const gallery = (page: Page) => page.getByRole("dialog", { name: "Open a scenario" });
const recent = (page: Page) => gallery(page).getByRole("list", { name: "Recent work" });

async function openGallery(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Example|Scenario): / }).click();
  await gallery(page).getByRole("searchbox").waitFor();
}

async function command(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
}

async function create(page: Page, template: string): Promise<void> {
  await openGallery(page);
  await gallery(page).getByRole("list", { name: "New" }).getByRole("button", { name: new RegExp(`^${template}`) }).click();
  await opener(page, `Scenario: ${template}`).waitFor();
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content!], file!, { type: "text/plain" }));
      return transfer;
    },
    [name, text],
  );
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer: data });
}

test("each template is a scenario that does what it says", async () => {
  const { page, end } = await visit(browser);
  for (const [template, met] of [
    ["Three accounts", 4],
    ["Two accounts", 2],
    ["One account", 2],
  ] as const) {
    await create(page, template);
    await expectSummary(page, `${met} of ${met} as expected`);
    await page.getByText("No errors", { exact: true }).waitFor();
  }
  await create(page, "Empty");
  await page.getByText("No command yet. Type one below, or write flow.sh.").waitFor();
  await end();
});

test("work on a template is kept beside a second one of the same, also over a reload", async () => {
  const { page, end } = await visit(browser);
  await create(page, "One account");
  await openFile(page, "accounts/A/account.json");
  await retype(page, '{ "id": "111111111111", "name": "My own" }');
  await create(page, "One account");
  await openFile(page, "accounts/A/account.json");
  await editor(page).getByText('"Account A"').waitFor();
  await page.reload();
  await ready(page);
  await opener(page, "Scenario: One account").waitFor();
  await openGallery(page);
  assert.equal(await recent(page).getByRole("button", { name: /^One account/ }).count(), 2);
  assert.deepEqual(await scan(page), []);
  await recent(page).getByRole("button", { name: /^One account/ }).and(page.locator(":not([aria-current])")).click();
  await openFile(page, "accounts/A/account.json");
  await editor(page).getByText('"My own"').waitFor();
  await end();
});

test("recent work is renamed and deleted, and the deletion undone", async () => {
  const { page, end } = await visit(browser);
  await create(page, "One account");
  await create(page, "Two accounts");
  await openGallery(page);
  await recent(page).getByRole("button", { name: "Rename One account" }).click();
  await page.keyboard.type("Something else");
  await page.keyboard.press("Escape"); // leaves the field, not the dialog
  await recent(page).getByRole("button", { name: "Rename One account" }).click();
  await page.keyboard.type("Alice alone");
  await page.keyboard.press("Enter");
  await recent(page).getByRole("button", { name: /^Alice alone/ }).waitFor();
  assert.equal(await recent(page).getByRole("button", { name: "Delete Two accounts" }).isDisabled(), true, "it is open");
  await recent(page).getByRole("button", { name: "Delete Alice alone" }).click();
  await recent(page).getByRole("button", { name: /^Alice alone/ }).first().waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await openGallery(page);
  await recent(page).getByRole("button", { name: /^Alice alone/ }).click();
  await opener(page, "Scenario: Alice alone").waitFor();
  await end();
});

test("title and description are typed, counted as edits, undone and reset", async () => {
  const { page, end } = await visit(browser);
  await command(page, "Title and description…");
  const dialog = page.getByRole("dialog", { name: "Title and description" });
  assert.deepEqual(await scan(page), []);
  await dialog.getByRole("textbox", { name: "Title" }).fill("");
  await dialog.getByText("A scenario needs a title.").waitFor();
  await dialog.getByRole("textbox", { name: "Title" }).fill("My <b>title</b>");
  await dialog.getByRole("textbox", { name: "Description" }).fill("What I tried");
  await page.keyboard.press("Escape");
  await opener(page, "Example: My <b>title</b>").waitFor();
  await page.getByRole("region", { name: "Map" }).getByText("What I tried").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await page.getByRole("region", { name: "Map" }).getByText("What I tried").waitFor({ state: "detached" });
  await opener(page, "Example: My <b>title</b>").waitFor();
  await page.getByRole("button", { name: "Reset to original" }).first().click();
  await page.getByRole("button", { name: /^Example: Bucket owner/ }).waitFor();
  await end();
});

test("a downloaded scenario is the same when it is opened again, by chooser, drop or paste", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "accounts/A/account.json");
  await retype(page, '{ "id": "111111111111", "name": "Downloaded", "canonicalUserId": "' + "a".repeat(64) + '" }\n');
  const [file] = await Promise.all([page.waitForEvent("download"), command(page, "Download")]);
  assert.equal(file.suggestedFilename(), "bucket-owner-grants-cross-account-permission-to-objects-it.txtar");
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /"name": "Downloaded"/);

  const title = "Scenario: Bucket owner grants cross-account permission to objects it does not own";
  await page.getByLabel("Scenario file to open").setInputFiles({ name: "mine.txtar", mimeType: "text/plain", buffer: Buffer.from(text) });
  await opener(page, title).waitFor();
  await expectSummary(page, "7 of 7 as expected");
  assert.equal(await page.getByRole("button", { name: "Reset to original" }).first().isDisabled(), true, "it is as in the file");
  await openFile(page, "accounts/A/account.json");
  await retype(page, '{ "id": "111111111111", "name": "Edited since" }\n');

  await dropFile(page, "other.txtar", archive);
  await opener(page, "Scenario: How does a bucket owner let its own users in?").waitFor();
  await expectSummary(page, "8 of 8 as expected");

  // The first file again: the edits are back, and the file as it is stands beside them.
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, text);
  await notices(page).getByText("Your edits of this file are back.").waitFor();
  await openFile(page, "accounts/A/account.json");
  await editor(page).getByText('"Edited since"').waitFor();
  await notices(page).getByRole("button", { name: "Open as in the file" }).click();
  await openFile(page, "accounts/A/account.json");
  await editor(page).getByText('"Downloaded"').waitFor();
  await end();
});

test("what is not a scenario is refused, and what is on the desk stays", async () => {
  const { page, end } = await visit(browser);
  await dropFile(page, "photo.jpg", "\u0000\u0001-- a --\n");
  await notices(page).getByText(/^photo\.jpg is not a scenario/).waitFor();
  await dropFile(page, "notes.txt", "nothing in particular");
  await notices(page).getByText(/^notes\.txt is not a scenario/).waitFor();
  await dropFile(page, "huge.txtar", `T\n-- a --\n${"x".repeat(2_000_001)}`);
  await notices(page).getByText(/^huge\.txtar is too large/).waitFor();
  await expectSummary(page, "7 of 7 as expected");
  await dropFile(page, "newer.txtar", 'Newer\n-- scenario.json --\n{ "format": 2 }\n-- flow.sh --\naws s3 ls\n');
  await opener(page, "Scenario: Newer").waitFor();
  await page.getByText("1 error", { exact: true }).waitFor();
  await end();
});

test("credentials that look real are not kept, nor downloaded, and the visitor is told", async () => {
  const { page, end } = await visit(browser);
  const key = `AKIA${"QWERTYUPASDFGHJK"}`;
  await openFile(page, "flow.sh");
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText(`# ${key}\n`);
  await notices(page).getByText(/looks like a real AWS credential is left out of what this browser keeps/).waitFor();
  await page.waitForFunction(() => localStorage.getItem("crossgrant:draft:1:example4") !== null);
  assert.doesNotMatch((await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })))!, new RegExp(key));
  const [file] = await Promise.all([page.waitForEvent("download"), command(page, "Download")]);
  assert.doesNotMatch(await readFile(await file.path(), "utf8"), new RegExp(key));
  await editor(page).getByText(`# ${key}`).waitFor(); // on the desk it stays until the reload
  await end();
});

test("where the browser keeps nothing, what is edited lives until the page goes, and the browser asks first", async () => {
  const { page, end } = await visit(browser);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await openFile(page, "accounts/A/account.json");
  await retype(page, '{ "id": "111111111111", "name": "Only here" }');
  await notices(page).getByText(/keeps no draft/).waitFor();
  await create(page, "Empty");
  await openGallery(page);
  await recent(page).getByRole("button", { name: /^Bucket owner grants/ }).click();
  await openFile(page, "accounts/A/account.json");
  await editor(page).getByText('"Only here"').waitFor();
  let asked = "";
  page.once("dialog", (dialog) => {
    asked = dialog.type();
    void dialog.accept();
  });
  await page.reload();
  await ready(page);
  assert.equal(asked, "beforeunload");
  await end();
});

test("undo and redo in the bar go back over a deletion and over what was typed", async () => {
  const { page, end } = await visit(browser);
  const undo = page.getByRole("group", { name: "Undo and redo" }).getByRole("button", { name: "Undo" });
  const redo = page.getByRole("group", { name: "Undo and redo" }).getByRole("button", { name: "Redo" });
  assert.equal(await undo.isDisabled(), true);
  await openFile(page, "files/HappyFace.jpg");
  await retype(page, "typed");
  await page.getByRole("button", { name: "Delete files/HappyFace.jpg" }).click();
  await undo.click();
  await page.getByRole("textbox", { name: "Text of files/HappyFace.jpg" }).getByText("typed").waitFor();
  await undo.click();
  await editor(page).getByText(":-)").waitFor();
  assert.equal(await undo.isDisabled(), true);
  await redo.click();
  await editor(page).getByText("typed").waitFor();
  await end();
});

test("two tabs with different documents each reload their own", async () => {
  const { page, end } = await visit(browser);
  await create(page, "Two accounts");
  const other = await page.context().newPage();
  other.setDefaultTimeout(10_000);
  await other.goto(baseUrl);
  await ready(other);
  await create(other, "One account");
  await page.reload();
  await ready(page);
  await opener(page, "Scenario: Two accounts").waitFor();
  await end();
});
