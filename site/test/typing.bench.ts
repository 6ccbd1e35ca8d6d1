// From a key press to the repainted verdict, in a real browser: the time from
// the key's event to the frame after the one that draws what the engine says.
// It measures and prints; the figures fail nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { openFile, ready } from "./browser/page.ts";

const presses = 120;

for (const { example, file } of [
  { example: "example4", file: "accounts/A/buckets/examplebucket/policy.json" },
  { example: "example4-from-scratch", file: "files/bucket-policy.json" },
]) {
  test(`typing into ${file} of ${example}`, async (t) => {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM!, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript((name) => localStorage.setItem("crossgrant:open:1", JSON.stringify(name)), example);
      await page.goto(process.env.BASE_URL!);
      await ready(page);
      await openFile(page, file);
      // Behind the action of the first Allow: each press changes a verdict, the next changes it back.
      await page.evaluate((path) => {
        const editor = [...document.querySelectorAll("*")].find((e) => e.shadowRoot)!.shadowRoot!.querySelector<HTMLElement>(`[aria-label="Text of ${path}"]`)!;
        editor.focus();
        const text = [...editor.querySelectorAll<HTMLElement>(".cm-line")].find((line) => line.textContent!.includes("s3:PutObject"))!;
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent!.indexOf("PutObject");
          if (at >= 0) getSelection()!.collapse(node, at + 9);
        }
      }, file);
      await page.evaluate(() => {
        const times: number[] = [];
        let pressed = 0;
        addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
        // The list of steps and the summary change with the verdict; the frame after is on screen.
        new MutationObserver(() => {
          if (pressed === 0) return;
          const from = pressed;
          pressed = 0;
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => times.push(performance.now() - from);
            channel.port2.postMessage(0);
          });
        }).observe(document.querySelector(".summary")!, { subtree: true, childList: true, characterData: true });
        Object.assign(globalThis, { times });
      });
      for (let i = 0; i < presses; i++) {
        const before = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times.length);
        await page.keyboard.press(i % 2 === 0 ? "x" : "Backspace");
        await page.waitForFunction((n) => (globalThis as unknown as { times: number[] }).times.length > n, before, { timeout: 5000 });
      }
      const times = (await page.evaluate(() => (globalThis as unknown as { times: number[] }).times)).slice(10).sort((a, b) => a - b);
      assert.equal(times.length, presses - 10);
      const at = (share: number): string => times[Math.floor(share * (times.length - 1))]!.toFixed(1);
      t.diagnostic(`key press to repainted verdict: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);
    } finally {
      await browser.close();
    }
  });
}
