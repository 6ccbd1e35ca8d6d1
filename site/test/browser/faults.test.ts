// The engine is made to fail as a bug in it would. Builds for visitors know
// nothing of these words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { baseUrl, editor, expectSummary, explanation, faultsUrl, launch, notices, openFile, outcomes, retype, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const local = "files/HappyFace.jpg";

for (const [kind, said] of [
  ["panic", /The engine (crashed|stopped)/],
  ["exit", /The engine (crashed|stopped)/],
  ["hang", /The engine took too long and was ended/],
  ["overflow", /The engine ran out of stack/],
] as const) {
  test(`after ${kind} the engine is restarted, the results stay and the next edit counts`, async () => {
    const { page, end } = await visit(browser, faultsUrl);
    await expectSummary(page, "7 of 7 as expected");
    // The engine for further questions has started, too: it is another one.
    await explanation(page).getByText("Each was tried.").waitFor();
    const engines: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes(".wasm")) engines.push(request.url());
    });
    let workers = 0;
    page.on("worker", () => workers++);
    await openFile(page, local);
    await retype(page, `crossgrant-fault-${kind}`);
    const notice = notices(page).getByText(said);
    await notice.waitFor();
    assert.match(await notice.innerText(), /It was restarted; the results shown are from before; your text is untouched\./);
    await page.getByText("Engine ready").waitFor();
    await expectSummary(page, "7 of 7 as expected");
    assert.equal((await outcomes(page)).length, 7);
    assert.match(await editor(page).innerText(), /crossgrant-fault/);
    // The same input is not tried over and over.
    await page.waitForTimeout(300);
    assert.equal(workers, 1);
    await retype(page, ":-)");
    await notice.waitFor({ state: "detached" });
    await steps(page).nth(4).click();
    await page.getByRole("region", { name: "Explanation" }).getByRole("article", { name: /^s3:GetObject on / }).waitFor();
    assert.deepEqual(engines, [], "a restart downloads nothing");
    await end();
  });
}

test("the words that break the engine of the tests do nothing in the real one", async () => {
  const { page, end } = await visit(browser, baseUrl);
  await openFile(page, local);
  await retype(page, "crossgrant-fault-panic");
  await page.waitForTimeout(300);
  await expectSummary(page, "7 of 7 as expected");
  assert.equal(await notices(page).innerText(), "");
  await end();
});

test("an engine that cannot be downloaded says so and can be tried again", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 503 }));
  await page.goto(baseUrl);
  await notices(page).getByText(/could not be downloaded/).waitFor();
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expectSummary(page, "7 of 7 as expected");
  await context.close();
});
