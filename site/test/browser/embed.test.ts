// The playground inside another site's page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Browser, Frame, Page } from "playwright-core";
import archive from "../../../engine/scenario/example/cross-account-bucket.txtar";
import { baseUrl, launch } from "./page.ts";
import { pages, relay, type Relay } from "./hosts.ts";

let browser: Browser;
let host: Relay;
before(async () => {
  browser = await launch();
  host = await relay(baseUrl);
});
after(async () => {
  await browser.close();
  host.close();
});

const far = '<div style="height: 4000px">Text above.</div>';
const frameBudget = 30 * 1024;

interface Around {
  page: Page;
  close(): Promise<void>;
}

/** Opens a page of another site; a policy of its own keeps it from anything but the embed. */
async function around(body: string, options: { dark?: boolean } = {}): Promise<Around> {
  const site = await pages({ "/": `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${host.url} 'unsafe-inline'; frame-src ${host.url}; style-src 'unsafe-inline'"><title>Docs</title><body>${body}` });
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, colorScheme: options.dark ? "dark" : "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrongs: string[] = [];
  page.on("pageerror", (error) => wrongs.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") wrongs.push(message.text());
  });
  await page.addInitScript(() => {
    Object.assign(window, { told: [] });
    for (const kind of ["ready", "verdicts", "expectations", "edits"]) {
      document.addEventListener(kind, (event) => (window as unknown as { told: unknown[] }).told.push([kind, (event.target as Element).id, (event as CustomEvent).detail]));
    }
  });
  host.asked.length = 0;
  await page.goto(site.url);
  return {
    page,
    close: async () => {
      await context.close();
      site.close();
      assert.deepEqual(wrongs, []);
    },
  };
}

type Told = [kind: string, id: string, detail: Record<string, never>][];
const told = (page: Page): Promise<Told> => page.evaluate(() => (window as unknown as { told: Told }).told);
const script = (): string => `<script async src="${host.url}embed.js"></script>`;
const frameOf = async (page: Page, id: string): Promise<Frame> => {
  const handle = await page.locator(`#${id} iframe`).elementHandle();
  return (await handle!.contentFrame())!;
};
const stepsIn = (frame: Frame) => frame.getByRole("list", { name: "Steps" }).getByRole("button");
const bytes = (): number => host.asked.reduce((sum, { bytes }) => sum + bytes, 0);
const asked = (pattern: RegExp): number => host.asked.filter(({ path }) => pattern.test(path)).length;
const heightOf = (page: Page, id: string) => page.locator(`#${id} iframe`).evaluate((frame) => frame.getBoundingClientRect().height);

for (const dark of [false, true]) {
  test(`two elements in one page, as high as what they show, in ${dark ? "dark" : "light"} colours`, async () => {
    const { page, close } = await around(
      `${script()}<crossgrant-playground id="one" example="example4"></crossgrant-playground>
      <crossgrant-playground id="two" theme="${dark ? "light" : "dark"}" show="flow" hue="150"><pre>${archive.replaceAll("<", "&lt;")}</pre></crossgrant-playground>`,
      { dark },
    );
    const one = await frameOf(page, "one");
    await stepsIn(one).nth(6).waitFor();
    await page.locator("#two").scrollIntoViewIfNeeded();
    const two = await frameOf(page, "two");
    await two.getByRole("heading", { name: archive.split("\n")[0]! }).waitFor();
    await stepsIn(two).first().waitFor();
    assert.equal(await two.getByRole("region", { name: "Map" }).count(), 0);
    const dim = (frame: Frame) => frame.evaluate(() => getComputedStyle(document.body).colorScheme === "dark" || (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark");
    assert.equal(await dim(one), dark);
    assert.equal(await dim(two), !dark);
    // One download of the engine for both.
    assert.equal(asked(/^engine-.*\.wasm$/), 1);
    assert.equal(asked(/^main-.*\.js$/), 1);
    for (const [id, frame] of [["one", one], ["two", two]] as const) {
      await page.waitForFunction((which) => document.querySelector<HTMLIFrameElement>(`#${which} iframe`)!.height !== "480", id);
      const { content, view } = await frame.evaluate(() => ({ content: document.documentElement.scrollHeight, view: innerHeight }));
      assert.ok(content <= view, `${id}: ${content} in ${view}`);
      await frame.evaluate(axe.source);
      const { violations } = await frame.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run());
      assert.deepEqual(violations.map((each) => each.id), []);
    }
    assert.ok((await heightOf(page, "one")) > (await heightOf(page, "two")));
    await close();
  });
}

test("before it comes into view an embed costs a few kilobytes", async () => {
  const { page, close } = await around(
    `${script()}${far}<crossgrant-playground id="one" example="example4"></crossgrant-playground>
    <iframe id="plain" src="${host.url}embed.html#cg1.e.mfa-role" title="Playground" width="100%" height="600"></iframe>`,
  );
  await page.waitForFunction(() => customElements.get("crossgrant-playground"));
  await page.waitForTimeout(500);
  assert.ok(asked(/^frame-/) > 0);
  assert.ok(bytes() <= frameBudget, `${bytes()} bytes`);
  assert.equal(asked(/\.wasm$|^main-/), 0);
  await page.locator("#one").scrollIntoViewIfNeeded();
  await stepsIn(await frameOf(page, "one")).first().waitFor();
  await page.locator("#plain").scrollIntoViewIfNeeded();
  const plain = (await (await page.locator("#plain").elementHandle())!.contentFrame())!;
  await stepsIn(plain).first().waitFor();
  assert.equal(asked(/^engine-.*\.wasm$/), 1);
  await close();
});

test("started by a click, and readable before", async () => {
  const { page, close } = await around(
    `${script()}<crossgrant-playground id="one" start="click" height="520"><pre>${archive.replaceAll("<", "&lt;")}</pre></crossgrant-playground>
    <iframe id="plain" src="${host.url}embed.html#cg1.e.mfa-role?start=click" title="Playground" width="100%" height="600"></iframe>`,
  );
  await page.getByText("-- flow.sh --").waitFor();
  await page.waitForTimeout(300);
  assert.equal(asked(/\.wasm$|^main-/), 0);
  await page.locator("#one").getByRole("button", { name: "Start the playground" }).click();
  await stepsIn(await frameOf(page, "one")).first().waitFor();
  assert.equal(await heightOf(page, "one"), 520);
  await page.waitForTimeout(200);
  assert.equal(await heightOf(page, "one"), 520);
  const plain = (await (await page.locator("#plain").elementHandle())!.contentFrame())!;
  await plain.getByRole("button", { name: "Start the playground" }).click();
  await stepsIn(plain).first().waitFor();
  await close();
});

test("without scripts the scenario is there to read", async () => {
  const site = await pages({ "/": `${script()}<crossgrant-playground><pre>${archive}</pre></crossgrant-playground>` });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByText("-- flow.sh --").waitFor();
  await context.close();
  site.close();
});

test("the page around hears what happens, and the way to the playground takes the edits along", async () => {
  const { page, close } = await around(`${script()}<crossgrant-playground id="one" example="example4" show="flow files" step="4" file="flow.sh"></crossgrant-playground>`);
  const frame = await frameOf(page, "one");
  await stepsIn(frame).nth(6).waitFor();
  await page.waitForFunction(() => (window as unknown as { told: unknown[] }).told.length >= 3);
  const first = await told(page);
  assert.deepEqual(first.map(([kind, id]) => `${kind} ${id}`), ["ready one", "verdicts one", "expectations one"]);
  assert.deepEqual((first[1]![2].steps as unknown as { code: string }[]).map(({ code }) => code), ["AccessDenied", "OK", "AccessDenied", "OK", "OK", "OK", "AccessDenied"]);
  assert.deepEqual(first[2]![2], { met: 7, expected: 7 });
  await frame.locator("[aria-current=step]").getByText("4", { exact: true }).waitFor();

  await page.locator("#one").evaluate((element) => element.setAttribute("step", "2"));
  await frame.locator("[aria-current=step]").getByText("2", { exact: true }).waitFor();
  await page.locator("#one").evaluate((element) => element.setAttribute("theme", "dark"));
  await frame.waitForFunction(() => document.documentElement.dataset.theme === "dark");

  await frame.getByRole("textbox", { name: "Text of flow.sh" }).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("aws sts get-caller-identity --profile AccountBadmin\n#=> OK\n");
  await page.waitForFunction(() => (window as unknown as { told: [string, string, { expected?: number }][] }).told.some(([kind, , detail]) => kind === "expectations" && detail.expected === 1));
  const edits = (await told(page)).filter(([kind]) => kind === "edits").at(-1)![2] as unknown as { edited: boolean; files: { path: string; text: string }[] };
  assert.equal(edits.edited, true);
  assert.match(edits.files.find(({ path }) => path === "flow.sh")!.text, /^aws sts get-caller-identity/);

  await frame.locator('a[href*="#cg1.s."]').waitFor();
  const opened = page.context().waitForEvent("page");
  await frame.getByRole("link", { name: "Open in playground" }).click();
  const playground = await opened;
  await playground.getByText("1 of 1 as expected", { exact: true }).waitFor();
  assert.match(playground.url(), /#cg1\.s\.[\w-]+\?step=1&file=flow\.sh&from=example4$/);
  // What was typed in the embed is kept nowhere.
  assert.equal(await playground.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("example4")).length), 0);
  await close();
});

test("an embed hears nobody but the page that it was made for, and tells nobody else", async () => {
  const { page, close } = await around(
    `<iframe id="wrong" src="${host.url}embed.html#cg1.e.example4?host=https://example.com&show=flow" title="Playground" width="100%" height="500"></iframe>
    <script>addEventListener("message", (event) => told.push(["message", "", event.data]))</script>`,
  ).catch((error: unknown) => {
    throw error;
  });
  const frame = (await (await page.locator("#wrong").elementHandle())!.contentFrame())!;
  await stepsIn(frame).nth(6).waitFor();
  await page.evaluate(() => (document.querySelector("#wrong") as HTMLIFrameElement).contentWindow!.postMessage({ crossgrant: 1, kind: "step", step: 5 }, "*"));
  await page.waitForTimeout(300);
  await frame.locator("[aria-current=step]").getByText("1", { exact: true }).waitFor();
  assert.deepEqual(await told(page), []);
  await page.context().close();
  await close().catch(() => undefined); // Chromium logs that the messages had another recipient
});

test("a bad link in an embed says why, and the playground itself goes into no frame of another site", async () => {
  const { page, close } = await around(
    `${script()}<crossgrant-playground id="one" link="cg9.s.AAAA"></crossgrant-playground><iframe id="whole" src="${host.url}" title="Playground"></iframe>`,
  );
  await (await frameOf(page, "one")).getByText(/made by a newer version/).waitFor();
  const whole = (await (await page.locator("#whole").elementHandle())!.contentFrame())!;
  assert.equal(await whole.getByRole("heading", { name: "Crossgrant" }).count(), 0);
  assert.match(whole.url(), /^chrome-error:/);
  await close().catch((error: Error) => assert.match(error.message, /frame-ancestors|refused|Refused/));
});
