// How long the engine takes in a real browser's worker, from the request's
// text to the reply's. It measures and prints; the figures fail nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";

const rounds = 200;

test("running example4 in the worker", async (t) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM!,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(process.env.BASE_URL!);
    const result = await page.evaluate(async (count) => {
      const url = (name: string) =>
        new URL(document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)!.content, document.baseURI).href;
      const worker = new Worker(url("crossgrant-worker"));
      const next = (kind: string) =>
        new Promise<{ reply: string }>((resolve, reject) => {
          worker.onmessage = ({ data }) => {
            if (data.kind === kind) resolve(data);
            else if (data.kind !== "stage") reject(new Error(JSON.stringify(data)));
          };
        });
      const start = performance.now();
      worker.postMessage({ kind: "boot", engine: url("crossgrant-engine") });
      await next("ready");
      const boot = performance.now() - start;
      const call = async (op: string, request: unknown) => {
        worker.postMessage({ kind: "call", id: 1, request: JSON.stringify({ op, request }) });
        return JSON.parse((await next("reply")).reply);
      };
      const scenario = (await call("example", { name: "example4" })).reply;
      const times: number[] = [];
      let report;
      for (let i = 0; i < count; i++) {
        const before = performance.now();
        report = (await call("run", { scenario, trace: 0 })).reply;
        times.push(performance.now() - before);
      }
      worker.terminate();
      return { boot, times, steps: report.summary.steps as number };
    }, rounds);
    assert.equal(result.steps, 7);
    const times = result.times.toSorted((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
    t.diagnostic(`engine ready after ${result.boot.toFixed(0)} ms`);
    t.diagnostic(`run, request and reply included: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, first ${result.times[0]!.toFixed(2)} ms`);
  } finally {
    await browser.close();
  }
});
