// For everyone: assistive technology, keyboard, small screens, hostile text.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { baseUrl, expectSummary, explanation, launch, openFile, retype, scan, steps, visit } from "./page.ts";

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 768, 390]) {
    test(`axe finds nothing wrong at ${width} px in ${colorScheme} colours`, async () => {
      const { page, end } = await visit(browser, baseUrl, { colorScheme, viewport: { width, height: width === 390 ? 844 : 1024 }, reducedMotion: "reduce" });
      for (const step of [0, 1, 6]) {
        await page.evaluate((n) => document.querySelector<HTMLElement>(`[data-step="${n}"]`)!.click(), step);
        if (width !== 390) {
          assert.deepEqual(await scan(page), []);
          continue;
        }
        for (const tab of ["Map", "Files", "Flow", "Explanation"]) {
          await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: tab }).click();
          assert.deepEqual(await scan(page), [], tab);
        }
      }
      await page.getByRole("button", { name: /^Example: / }).click();
      assert.deepEqual(await scan(page), [], "the gallery");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "About Crossgrant" }).click();
      await page.getByRole("region", { name: "Points that AWS does not document" }).waitFor();
      assert.deepEqual(await scan(page), [], "About");
      await end();
    });
  }
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [320, 640],
] as const) {
  test(`nothing is wider than the page at ${width} px`, async () => {
    const { page, end } = await visit(browser, baseUrl, { viewport: { width, height } });
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await wider()) <= 0);
    if (width < 640) {
      for (const tab of ["Map", "Files", "Flow", "Explanation"]) {
        await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: tab }).click();
        assert.ok((await wider()) <= 0, tab);
        assert.equal(await page.getByRole("region", { name: tab, exact: true }).isVisible(), true);
      }
    }
    await end();
  });
}

test("loading moves nothing", async () => {
  const { page, end } = await visit(browser);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
  assert.ok(shift <= 0.05, `layout shift ${shift}`);
  await end();
});

test("before the engine is there the page says what it is and what it waits for", async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(baseUrl);
  await explanation(page).getByText("Downloading the engine…").waitFor();
  await explanation(page).getByText(/runs real AWS CLI commands/).waitFor();
  assert.deepEqual(await scan(page), []);
  letGo();
  await expectSummary(page, "7 of 7 as expected");
  await context.close();
});

test("by keyboard alone: through the steps, into the explanation, to a statement in its file", async () => {
  const { page, end } = await visit(browser);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-step"));
  for (let i = 0; i < 60 && (await focused()) === null; i++) await page.keyboard.press("Tab");
  assert.equal(await focused(), "0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await steps(page).nth(2).getAttribute("aria-current"), "step");
  await page.keyboard.press("End");
  assert.equal(await steps(page).nth(6).getAttribute("aria-current"), "step");
  await page.keyboard.press("Home");
  await explanation(page).getByRole("article", { name: /^s3:PutObject on / }).waitFor();
  const named = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  for (let i = 0; i < 40 && (await named()) !== "Statement 112"; i++) await page.keyboard.press("Tab");
  assert.equal(await named(), "Statement 112");
  await page.keyboard.press("Enter");
  // The editor has the focus, at the statement; Tab leaves it again.
  await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("aria-label")?.endsWith("policy.json"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement ?? null), null);
  await end();
});

test("the map is one stop for Tab, and the arrow keys go through it", async () => {
  const { page, end } = await visit(browser);
  const map = page.getByRole("group", { name: "Accounts, what they own, and the steps between them" });
  assert.equal(await map.locator('[tabindex="0"]').count(), 1);
  await map.locator('[tabindex="0"]').focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-pressed")), "true");
  await end();
});

test("colours follow the system, or the visitor", async () => {
  const { page, end } = await visit(browser, baseUrl, { colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  assert.notEqual(light, dark);
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  assert.equal(await ground(), dark);
  await page.reload();
  await expectSummary(page, "7 of 7 as expected");
  assert.equal(await ground(), dark);
  await end();
});

test("text of a scenario never becomes markup", async () => {
  const { page, end } = await visit(browser);
  const attack = `<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script><b>bold</b>`;
  const quoted = JSON.stringify(attack);
  await openFile(page, "accounts/A/account.json");
  await retype(page, `{ "id": "111111111111", "name": ${quoted}, "canonicalUserId": "${"a".repeat(64)}" }`);
  await openFile(page, "accounts/A/buckets/examplebucket/policy.json");
  await retype(
    page,
    JSON.stringify({
      Version: "2012-10-17",
      Id: attack,
      Statement: [
        {
          Sid: attack,
          Effect: "Deny",
          Principal: { AWS: "arn:aws:iam::222222222222:user/AccountBadmin" },
          Action: [attack, "s3:PutObject"],
          Resource: ["arn:aws:s3:::examplebucket/*", attack],
          Condition: { StringNotEquals: { "s3:x-amz-acl": attack } },
        },
      ],
    }),
  );
  await openFile(page, "flow.sh");
  await retype(
    page,
    `# ${attack}\naws s3api put-object --bucket examplebucket --key '${attack}' --body HappyFace.jpg --profile AccountBadmin\n#=> ${attack}\naws s3api ${attack} --profile '${attack}'\n`,
  );
  await page.getByRole("button", { name: "New file" }).click();
  await page.getByRole("textbox", { name: "Path of the new file" }).fill(`files/<img src=x onerror=globalThis.hit=1>`);
  await page.keyboard.press("Enter");
  for (const n of [0, 1]) {
    await steps(page).nth(n).click();
    await page.waitForTimeout(150);
  }
  const found = await page.evaluate(() => {
    const roots: ParentNode[] = [document.body];
    for (const element of document.body.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
    return {
      hit: (globalThis as { hit?: number }).hit ?? 0,
      elements: roots.flatMap((root) => [...root.querySelectorAll("img:not(.cm-widgetBuffer), script, b")].map((element) => element.outerHTML)),
    };
  });
  assert.deepEqual(found, { hit: 0, elements: [] });
  await end();
});

test("a long scenario with long names, and text from right to left, stays in its place", async () => {
  const { page, end } = await visit(browser, baseUrl, { viewport: { width: 768, height: 1024 } });
  await openFileOnSmallScreen(page, "flow.sh");
  const long = "x".repeat(300);
  const lines = Array.from({ length: 200 }, (_, i) => `# ${i % 2 ? "שלום עולם" : long}\naws s3api get-object --bucket ${long} --key ${i} out --profile AccountCDave\n#=> OK`);
  await retype(page, lines.join("\n"));
  await steps(page).nth(199).waitFor();
  await steps(page).nth(199).click();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await end();
});

async function openFileOnSmallScreen(page: Page, path: string): Promise<void> {
  await page.getByRole("combobox", { name: "File" }).selectOption(path);
  await page.getByRole("textbox", { name: `Text of ${path}` }).waitFor();
}
