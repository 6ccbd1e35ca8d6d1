// A first visit, cold, from the navigation to the first verdict on screen,
// beside a page that runs an empty Go program as WebAssembly in a worker, in
// turns in the same run. It measures and prints; the figures fail nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, chromium } from "playwright-core";

const visits = 15;

/** Milliseconds until the page notes that it is done, in a new profile. */
async function visit(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!/ as expected$/.test(document.querySelector(".summary")?.textContent ?? "")) return;
      observer.disconnect();
      Object.assign(globalThis, { shownAt: performance.now() });
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.goto(url);
  const handle = await page.waitForFunction(() => (globalThis as unknown as { shownAt?: number }).shownAt, undefined, { timeout: 20_000 });
  const time = (await handle.jsonValue())!;
  await context.close();
  return time;
}

test("first visit to first verdict", async (t) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM!, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  try {
    const times: { playground: number[]; empty: number[] } = { playground: [], empty: [] };
    for (let i = 0; i < visits; i++) {
      times.playground.push(await visit(browser, process.env.BASE_URL!));
      times.empty.push(await visit(browser, process.env.EMPTY_URL!));
    }
    assert.equal(times.empty.length, visits);
    const median = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
    const [playground, empty] = [median(times.playground), median(times.empty)];
    t.diagnostic(`median of ${visits}: ${playground.toFixed(0)} ms; an empty Go program ${empty.toFixed(0)} ms; ${(playground / empty).toFixed(2)} times that`);
  } finally {
    await browser.close();
  }
});
