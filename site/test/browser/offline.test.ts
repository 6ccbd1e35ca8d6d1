// The site without a network, and what happens when there is a newer version.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { baseUrl, editor, expectSummary, faultsUrl, launch, notices, openFile, outcomes, ready, retype } from "./page.ts";
import { relay, type Relay } from "./hosts.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const trust = "accounts/A/roles/examplerole/trust-policy.json";

async function enter(host: Relay): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(host.url);
  await ready(page);
  return { context, page };
}

/** Waits until the service worker has all and answers for this page. */
const kept = (page: Page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

const engineOf = (page: Page) => page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="crossgrant-engine"]')!.content);
const cacheCount = (page: Page) => page.evaluate(async () => (await caches.keys()).length);
const lookForUpdate = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(() => undefined, () => undefined));
const announced = (page: Page) => notices(page).getByText("A new version of Crossgrant is ready.");

test("after one visit all of it works without a network, below any path", async () => {
  const host = await relay(baseUrl, "/some/where/");
  const { context, page } = await enter(host);
  await kept(page);
  host.down = true;
  await page.reload();
  await ready(page);
  await expectSummary(page, "7 of 7 as expected");

  await openFile(page, trust);
  const text = (await editor(page).innerText()).replaceAll("333333333333", "222222222222");
  await retype(page, text);
  await expectSummary(page, "3 of 7 as expected");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Link" });
  await page.waitForFunction(() => /#cg1\.s\./.test(document.querySelector("textarea")?.value ?? ""));
  const link = await field.inputValue();
  assert.ok(link.startsWith(`${host.url}#cg1.s.`));
  await page.keyboard.press("Escape");

  // The link opens elsewhere, as does an example of the gallery.
  const other = await context.newPage();
  other.setDefaultTimeout(20_000);
  await other.goto(link);
  await ready(other);
  await expectSummary(other, "3 of 7 as expected");
  await other.goto(`${host.url}embed.html#cg1.e.role-chaining`);
  await other.getByRole("list", { name: "Steps" }).getByRole("button").first().waitFor();
  await other.goto(`${host.url}#cg1.e.mfa-role`);
  await other.getByRole("button", { name: /Only with a second factor/ }).waitFor();
  await context.close();
  host.close();
});

test("a newer version waits until it is asked for; the tab beside goes on with its own", async () => {
  const host = await relay(baseUrl);
  const { context, page } = await enter(host);
  await kept(page);
  const old = await engineOf(page);
  const beside = await context.newPage();
  beside.setDefaultTimeout(20_000);
  await beside.goto(host.url);
  await ready(beside);

  host.upstream = faultsUrl; // another engine
  await lookForUpdate(page);
  await announced(page).waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await engineOf(page), old, "nothing changes unasked");
  await announced(page).waitFor();
  assert.equal(await cacheCount(page), 2);

  await openFile(page, trust);
  await retype(page, (await editor(page).innerText()).replaceAll("333333333333", "222222222222"));
  await notices(page).getByRole("button", { name: "Change over" }).click();
  await page.waitForFunction((name) => document.querySelector<HTMLMetaElement>('meta[name="crossgrant-engine"]')?.content !== name, old);
  await ready(page);
  await expectSummary(page, "3 of 7 as expected"); // what was typed came along

  // The tab beside still has its own version, and even its engine when it has to start anew.
  host.down = true;
  await notices(beside).getByText(/Another tab took the new version/).waitFor();
  assert.equal(await engineOf(beside), old);
  assert.equal(await beside.evaluate(async (name) => (await fetch(name)).status, old), 200);
  assert.ok((await outcomes(beside)).length > 0);
  await notices(beside).getByRole("button", { name: "Reload" }).click();
  await beside.waitForFunction((name) => document.querySelector<HTMLMetaElement>('meta[name="crossgrant-engine"]')?.content !== name, old);
  await ready(beside);
  assert.equal(await cacheCount(beside), 2);
  await page.close();
  // Alone, a tab tidies up.
  await beside.reload();
  await ready(beside);
  await beside.waitForFunction(async () => (await caches.keys()).length === 1);
  await context.close();
  host.close();
});

test("an update that fails half-way, or finds no network, leaves the old version whole", async () => {
  const host = await relay(baseUrl);
  const { context, page } = await enter(host);
  await kept(page);
  const old = await engineOf(page);

  host.upstream = faultsUrl;
  host.broken = /\.wasm$/;
  await lookForUpdate(page);
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return !registration.installing && !registration.waiting;
  });
  assert.equal(await announced(page).count(), 0);
  host.down = true;
  await page.reload();
  await ready(page);
  assert.equal(await engineOf(page), old);
  await lookForUpdate(page);
  await expectSummary(page, "7 of 7 as expected");

  // With the network back the same update goes through, and takes up what it has.
  host.down = false;
  host.broken = null;
  host.asked.length = 0;
  await lookForUpdate(page);
  await announced(page).waitFor();
  assert.ok(host.asked.some(({ path }) => path.endsWith(".wasm")));
  assert.ok(!host.asked.some(({ path }) => path.startsWith("main-")), "what both versions share is not fetched again");
  await context.close();
  host.close();
});

test("the site can be installed", async () => {
  const host = await relay(baseUrl);
  const { context, page } = await enter(host);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
    const found = (await (await fetch(link.href)).json()) as { icons: { src: string; sizes: string; type: string }[]; start_url: string };
    return { ...found, base: link.href };
  });
  assert.equal(new URL(manifest.start_url, manifest.base).href, host.url);
  for (const icon of manifest.icons) {
    const [width, type] = await page.evaluate(async (src) => {
      const response = await fetch(src);
      const bitmap = src.endsWith(".svg") ? null : await createImageBitmap(await response.blob());
      return [bitmap?.width ?? 0, response.headers.get("Content-Type")] as const;
    }, new URL(icon.src, manifest.base).href);
    assert.equal(type, icon.type);
    if (icon.sizes !== "any") assert.equal(`${width}x${width}`, icon.sizes);
  }
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  await context.close();
  host.close();
});
