// The same example in two tabs: what is typed in one is not lost to the other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { baseUrl, editor, launch, notices, openFile, ready, retype, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const file = "files/HappyFace.jpg";
const asked = (page: Page) => notices(page).getByText(/^Another tab changed this example/);
const kept = (page: Page, text: string) => page.waitForFunction((part) => localStorage.getItem("crossgrant:draft:1:example4")?.includes(part), text);

async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  other.setDefaultTimeout(10_000);
  await other.goto(baseUrl);
  await ready(other);
  await openFile(other, file);
  return other;
}

async function shows(page: Page, text: string): Promise<void> {
  await editor(page).getByText(text, { exact: true }).waitFor();
}

test("a tab asks before it takes what another one typed, and can have its own back", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, file);
  const other = await secondTab(page);
  await retype(page, "mine");
  await kept(page, "mine");
  await asked(other).waitFor();
  assert.equal(await asked(page).count(), 0);
  await notices(other).getByRole("button", { name: "Load theirs" }).click();
  await shows(other, "mine");
  await asked(other).waitFor({ state: "detached" });
  await notices(other).getByRole("button", { name: "Undo" }).click();
  await asked(page).waitFor();
  await shows(page, "mine");
  await end();
});

test("what is typed while the question is open survives a reload, and can be kept", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, file);
  const other = await secondTab(page);
  await retype(page, "from the first tab");
  await asked(other).waitFor();
  await retype(other, "from the second tab");
  await other.waitForTimeout(600); // longer than drafts take to be kept
  await kept(page, "from the first tab");
  await other.reload();
  await ready(other);
  await asked(other).waitFor();
  await openFile(other, file);
  await shows(other, "from the second tab");
  await notices(other).getByRole("button", { name: "Keep mine" }).click();
  await kept(other, "from the second tab");
  await asked(page).waitFor();
  await shows(page, "from the first tab");
  await end();
});

test("tabs that say the same ask nothing", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, file);
  const other = await secondTab(page);
  await retype(page, "the same");
  await asked(other).waitFor();
  await retype(other, "the same");
  await asked(other).waitFor({ state: "detached" });
  assert.equal(await asked(page).count(), 0);
  await end();
});
