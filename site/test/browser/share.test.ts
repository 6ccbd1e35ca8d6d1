import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { exampleNames } from "../unit/links/scenarios.ts";
import { baseUrl, editor, expectSummary, launch, notices, openFile, ready, retype, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const dialog = (page: Page) => page.getByRole("dialog", { name: "Share this scenario" });
const problem = (page: Page) => page.getByRole("dialog", { name: "This link can not be opened" });
const trust = "accounts/A/roles/examplerole/trust-policy.json";

/** The text of the form that is chosen, once it is made. */
async function shared(page: Page, form: string): Promise<string> {
  await dialog(page).getByText(form, { exact: true }).click();
  const field = dialog(page).getByRole("textbox", { name: form });
  for (let tries = 0; tries < 100; tries++) {
    const text = await field.inputValue();
    if (text.includes("cg1.")) return text;
    await page.waitForTimeout(20);
  }
  throw new Error(`no ${form}`);
}

async function link(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const text = await shared(page, "Link");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  return text;
}

async function edit(page: Page): Promise<void> {
  await openFile(page, trust);
  await retype(page, (await editor(page).innerText()).replaceAll("333333333333", "222222222222"));
  await expectSummary(page, "3 of 7 as expected");
}

test("every scenario of the gallery goes round: by its name, and with an edit as a whole", async () => {
  const from = await visit(browser);
  const to = await visit(browser);
  for (const name of exampleNames) {
    await from.page.goto(`${baseUrl}#cg1.e.${name}`);
    await from.page.reload();
    await ready(from.page);
    assert.equal(await link(from.page), `${baseUrl}#cg1.e.${name}`);
    await openFile(from.page, "flow.sh");
    const before = await from.page.evaluate(() => document.title);
    await editor(from.page).click();
    await from.page.keyboard.press("ControlOrMeta+End");
    await from.page.keyboard.insertText(`\n# ${name}, edited é ✓\n`);
    const made = await link(from.page);
    assert.match(made, /#cg1\.s\.[\w-]+\?from=/);
    await to.page.goto(made);
    await to.page.reload();
    await ready(to.page);
    await openFile(to.page, "flow.sh");
    await editor(to.page).click();
    await to.page.keyboard.press("ControlOrMeta+End");
    await editor(to.page).getByText(`# ${name}, edited é ✓`).waitFor();
    assert.equal(await link(to.page), made);
    assert.equal(await to.page.evaluate(() => document.title), before);
    const text = async (page: Page): Promise<string> => (await page.getByText(/^\d+ of \d+ as expected$/).textContent())!;
    assert.equal(await text(to.page), await text(from.page));
  }
  await from.end();
  await to.end();
});

test("the menu gives a link, Markdown and code for other pages, with what they open with", async () => {
  const { page, end } = await visit(browser, baseUrl, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  assert.equal(await shared(page, "Link"), `${baseUrl}#cg1.e.example4`);
  await dialog(page).getByText(`${baseUrl.length + 15} characters.`, { exact: true }).waitFor();
  await dialog(page).getByRole("checkbox", { name: "step 1 chosen" }).check();
  await dialog(page).getByRole("checkbox", { name: "its texts read-only" }).check();
  await dialog(page).getByRole("combobox", { name: "colours" }).selectOption("dark");
  await page.waitForFunction(() => document.querySelector("textarea")!.value.endsWith("#cg1.e.example4?step=1&readonly&theme=dark"));
  await dialog(page).getByRole("button", { name: "Copy" }).click();
  await dialog(page).getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${baseUrl}#cg1.e.example4?step=1&readonly&theme=dark`);
  assert.match(await shared(page, "Markdown"), /^\[Bucket owner grants .*\]\(http.*#cg1\.e\.example4\?step=1&readonly&theme=dark\)$/);
  assert.match(await shared(page, "Embed: iframe"), /^<iframe src="[^"]+embed\.html#cg1\.e\.example4\?step=1&amp;readonly&amp;theme=dark&amp;show=map\+flow\+explanation" title="/);
  await dialog(page).getByRole("checkbox", { name: "the map" }).uncheck();
  await dialog(page).getByRole("checkbox", { name: "nothing until it is started by a click" }).check();
  assert.match(await shared(page, "Embed: element"), /<script async src="[^"]+embed\.js"><\/script>\n<crossgrant-playground link="cg1\.e\.example4[^"]*" show="flow explanation" start="click"><\/crossgrant-playground>/);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(context: string): Promise<{ violations: { id: string; nodes: unknown[] }[] }> } }).axe.run("dialog[open]"));
  assert.deepEqual(violations.map(({ id }) => id), []);
  await page.keyboard.press("Escape");
  await end();
});

test("options of a link: file, step, read-only and colours", async () => {
  const { page, end } = await visit(browser, `${baseUrl}#cg1.e.example4?step=4&file=${trust}&readonly&theme=dark`);
  await page.getByRole("textbox", { name: `Text of ${trust}` }).waitFor();
  await page.getByRole("list", { name: "Steps" }).locator("[aria-current=step]").getByText("4", { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await editor(page).click();
  await page.keyboard.insertText("x");
  await page.waitForTimeout(300);
  assert.ok(!(await editor(page).innerText()).includes("x{"));
  await expectSummary(page, "7 of 7 as expected");
  await end();
});

test("a link never takes the place of one's own edits, and goes when another scenario is opened", async () => {
  const { page, end } = await visit(browser);
  await edit(page);
  await page.goto(`${baseUrl}#cg1.e.example4`);
  await expectSummary(page, "3 of 7 as expected");
  await notices(page).getByText("Your edits of this example are back.").waitFor();
  // A shared scenario lies beside it.
  const made = await link(page);
  await openFile(page, "flow.sh");
  await retype(page, "aws sts get-caller-identity --profile AccountBadmin\n#=> OK\n");
  await expectSummary(page, "1 of 1 as expected");
  await page.goto(made);
  await expectSummary(page, "3 of 7 as expected");
  await page.reload();
  await ready(page);
  await expectSummary(page, "3 of 7 as expected");
  await page.goto(`${baseUrl}#cg1.e.mfa-role`);
  await page.getByRole("button", { name: /Only with a second factor/ }).waitFor();
  await page.goto(`${baseUrl}#cg1.e.example4`);
  await expectSummary(page, "1 of 1 as expected");
  await end();
});

test("what can not be opened says why, gives the link's text, and leaves all as it was", async () => {
  const { page, end } = await visit(browser);
  await edit(page);
  const lines = readFileSync("test/unit/links/cg1.txt", "utf8").split("\n").map((line) => line.split("\t")[0]!);
  const whole = lines.find((line) => line.startsWith("cg1.s."))!;
  const bomb = Buffer.concat([Buffer.alloc(3), deflateRawSync(Buffer.alloc(1 << 27), { level: 9 })]).toString("base64url");
  const script = "<img src=x onerror=alert(1)>";
  for (const [fragment, message] of [
    ["cg2.s.AAAA", /made by a newer version/],
    [whole.slice(0, 200), /cut off/],
    [`${whole.slice(0, 100)}A${whole.slice(101)}`, /changed on the way|cut off/],
    [`cg1.s.${bomb}`, /more than 1024 KB/],
    ["cg1.e.no-such-example", /no example of the name no-such-example/],
    [`cg1.s.${encodeURIComponent(script)}`, /none that links are made of/],
    [`cg1.e.${script}`, /names no example/],
  ] as const) {
    await page.goto(`${baseUrl}#${fragment}`);
    await problem(page).getByText(message).waitFor();
    assert.equal(decodeURI(await problem(page).getByRole("textbox").inputValue()), decodeURI(`#${fragment}`.replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll(" ", "%20")));
    await page.keyboard.press("Escape");
    await problem(page).waitFor({ state: "hidden" });
    await expectSummary(page, "3 of 7 as expected");
  }
  await page.goto(`${baseUrl}#cg7.x`);
  await problem(page).getByRole("button", { name: "Choose an example" }).click();
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  await end();
});

test("script in every field of a link stays text", async () => {
  const hostile = "</script><img src=x onerror=\"document.title='hit'\"><svg onload=alert(1)>";
  const fields = [hostile, hostile, `accounts/${hostile.replaceAll("/", "")}/account.json`, `{ "id": "111111111111", "name": ${JSON.stringify(hostile)} }`, "flow.sh", `# ${hostile}\naws s3api get-object --bucket '${hostile}' --key x y --profile '${hostile}'\n#=> OK\n`];
  const text = fields.join("\u001e");
  let crc = -1;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const packed = Buffer.concat([Buffer.from([16, 8, 0].map((shift) => ((~crc & 0xffffff) >> shift) & 255)), deflateRawSync(text, { dictionary: readFileSync("src/link/dictionary-1.txt") })]);
  const { page, end } = await visit(browser, `${baseUrl}#cg1.s.${packed.toString("base64url")}?file=${encodeURIComponent(hostile)}&theme=${hostile.length}`, {});
  assert.equal(await page.locator("img").count(), 0);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  assert.match(await shared(page, "Embed: iframe"), /title="&lt;\/script&gt;&lt;img/);
  assert.equal(await page.evaluate(() => document.title === "hit"), false);
  await page.keyboard.press("Escape");
  await end();
});

test("credentials that look real are in no link, and the visitor is told", async () => {
  const { page, end } = await visit(browser);
  await openFile(page, "flow.sh");
  const key = ["AKIA", "QWERTZUIOPASDFGH"].join("");
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(`\n# ${key}\n`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByText(/looks like a real AWS credential/).waitFor();
  const made = await shared(page, "Link");
  await page.keyboard.press("Escape");
  const other = await visit(browser, made);
  await openFile(other.page, "flow.sh");
  await other.page.keyboard.press("ControlOrMeta+End");
  assert.ok(!(await editor(other.page).innerText()).includes(key));
  await other.end();
  await end();
});
