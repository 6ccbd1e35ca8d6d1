// Opens the playground as a visitor would, and watches what no page of it may
// do: ask another host, break its own Content-Security-Policy, log an error.
import assert from "node:assert/strict";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";

export const baseUrl = process.env.BASE_URL!;
export const faultsUrl = process.env.FAULTS_URL!;

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
}

export interface Visit {
  page: Page;
  /** Fails where the page did something that none may do; ends the visit. */
  end(): Promise<void>;
}

export async function visit(browser: Browser, url = baseUrl, options: BrowserContextOptions = {}): Promise<Visit> {
  // Without a service worker, which would fetch the whole site once more for each visit.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrongs: string[] = [];
  const origin = new URL(url).origin;
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && new URL(request.url()).origin !== origin) wrongs.push(`asked ${request.url()}`);
  });
  page.on("pageerror", (error) => wrongs.push(`threw ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") wrongs.push(`logged ${message.text()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`Content-Security-Policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(url);
  await ready(page);
  return {
    page,
    end: async () => {
      await context.close();
      assert.deepEqual(wrongs, []);
    },
  };
}

/** Waits for the first results. */
export const ready = (page: Page): Promise<void> => summary(page).waitFor({ state: "attached" });

export const summary = (page: Page): Locator => page.getByRole("region", { name: "Flow" }).getByText(/^\d+ of \d+ as expected$/);
export const steps = (page: Page): Locator => page.getByRole("list", { name: "Steps" }).getByRole("button");
export const explanation = (page: Page): Locator => page.getByRole("region", { name: "Explanation" });
/** The line at the foot of the page; other parts of it have a status of their own. */
export const notices = (page: Page): Locator => page.getByRole("contentinfo").getByRole("status");
export const editor = (page: Page): Locator => page.getByRole("textbox", { name: /^Text of / });

/** Opens another example by its title. */
export async function openExample(page: Page, title: RegExp): Promise<void> {
  const before = await page.getByRole("button", { name: /^Example: / }).innerText();
  await page.getByRole("button", { name: /^Example: / }).click();
  await page.getByRole("dialog", { name: "Open a scenario" }).getByRole("button", { name: title }).first().click();
  await page.waitForFunction((text) => document.querySelector(".gallery-button")?.textContent?.includes(text) === false, before);
}

/** What an accessibility scan of the page finds. */
export async function scan(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  });
}

/** Waits until the summary says so. */
export async function expectSummary(page: Page, text: string): Promise<void> {
  await page.getByRole("region", { name: "Flow" }).getByText(text, { exact: true }).waitFor({ state: "attached" });
}

/** The verdicts of all steps: OK or the error code. */
export async function outcomes(page: Page): Promise<string[]> {
  const texts = await steps(page).allInnerTexts();
  return texts.map((text) => /(\S+)\s+(?:as expected|expected \S|nothing expected)/.exec(text)?.[1] ?? text);
}

export async function openFile(page: Page, path: string): Promise<void> {
  const file = page.getByRole("navigation", { name: "Files of the scenario" }).getByRole("button", { name: new RegExp(`^${escape(path)}(,|$)`) });
  await file.click();
  await page.getByRole("textbox", { name: `Text of ${path}` }).waitFor();
}

/** Replaces the open file's text as by select all and paste. */
export async function retype(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The text of a file of a scenario archive. */
export function fileOf(archive: string, path: string): string {
  const [, text] = archive.split(`-- ${path} --\n`);
  assert.ok(text !== undefined, `${path} is in the archive`);
  return text.split(/^-- .+ --$/m)[0]!;
}
