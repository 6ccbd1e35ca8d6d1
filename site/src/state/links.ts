// Share links: the one in the page's address is opened, and one is made of
// what is on the desk.
import { effect, signal } from "@preact/signals";
import type { Scenario } from "../api/types.gen.ts";
import { decodeLink, encodeLink, isLink, type Link, LinkError } from "../link/link.ts";
import type { LinkOptions } from "../link/options.ts";
import type { EngineClient } from "../worker/client.ts";
import { fileBytes, named } from "../worker/files.ts";
import { documentId, edited, scenario, source } from "./document.ts";
import { openDocument, type ViewOptions } from "./open.ts";
import { redactSecrets } from "./secrets.ts";

/** Why the link in the address could not be opened; its text is kept for a report. */
export const linkProblem = signal<{ message: string; fragment: string } | null>(null);

let dictionary: Promise<Uint8Array> | null = null;

function loadDictionary(): Promise<Uint8Array> {
  dictionary ??= fileBytes(named("crossgrant-dictionary")).then(
    (bytes) => new Uint8Array(bytes),
    (error: unknown) => {
      dictionary = null; // the next one may have a network
      throw error;
    },
  );
  return dictionary;
}

/** The example from which the link's scenario was made, while that document is open. */
let madeFrom: { id: string; example: string } | null = null;

/** Opens a link, given as the fragment of its address. */
export async function openLink(engine: EngineClient, fragment: string): Promise<Link> {
  const link = await decodeLink(fragment, loadDictionary);
  const { content } = link;
  const options = viewOf(link.options);
  if (content.kind === "example") {
    const example = await exampleOf(engine, content.name);
    if (!example) throw new LinkError("newer", `This version of Crossgrant has no example of the name ${content.name}. It may be of a newer one: reload the page.`);
    openDocument({ source: { kind: "example", name: content.name }, scenario: example, options });
    return link;
  }
  // An example that was edited is compared with the example as it is here.
  const original = content.from ? await exampleOf(engine, content.from) : null;
  const id = openDocument({ source: { kind: "link" }, scenario: original ?? content.scenario, edited: content.scenario, options });
  madeFrom = original ? { id, example: content.from } : null;
  return link;
}

async function exampleOf(engine: EngineClient, name: string): Promise<Scenario | null> {
  const { examples } = await engine.call("examples", {});
  return examples.some((example) => example.name === name) ? engine.call("example", { name }) : null;
}

export function viewOf({ file, step, readOnly, theme }: LinkOptions): ViewOptions {
  return { ...(file ? { file } : {}), ...(step >= 0 ? { step } : {}), readOnly, ...(theme ? { theme } : {}) };
}

/** The fragment of a link to what is on the desk, and how many credentials it leaves out. */
export async function linkNow(options: Partial<LinkOptions>): Promise<{ fragment: string; secrets: number }> {
  const from = source.value;
  if (from.kind === "example" && !edited.value) {
    return { fragment: encodeLink({ kind: "example", name: from.name }, options, new Uint8Array()), secrets: 0 };
  }
  const { safe, secrets } = withoutSecrets(scenario.value);
  const example = from.kind === "example" ? from.name : madeFrom?.id === documentId.value ? madeFrom.example : "";
  return { fragment: encodeLink({ kind: "scenario", scenario: safe, from: example }, options, await loadDictionary()), secrets };
}

function withoutSecrets({ title, description, files }: Scenario): { safe: Scenario; secrets: number } {
  const about = [title, description].map((text) => ({ path: "", text }));
  const { files: safe, found } = redactSecrets([...about, ...files]);
  return { safe: { title: safe[0]!.text, description: safe[1]!.text, files: safe.slice(2) }, secrets: found };
}

/** Opens the link in the page's address, and every one that is put there later. */
export async function startLinks(engine: EngineClient): Promise<void> {
  let shown = ""; // the document that the address stands for
  let opening = 0;
  const openAddress = async (): Promise<void> => {
    const fragment = location.hash;
    if (!isLink(fragment)) return;
    opening++;
    try {
      await openLink(engine, fragment);
      shown = documentId.peek();
    } catch (error) {
      const message = error instanceof LinkError ? error.message : `The link could not be opened: ${error instanceof Error ? error.message : String(error)}.`;
      linkProblem.value = { message, fragment };
    } finally {
      opening--;
    }
  };
  addEventListener("hashchange", () => void openAddress());
  await openAddress();
  effect(() => {
    // A link says what is on the desk, or it goes: a reload shows the same again.
    if (documentId.value !== shown && documentId.value !== "" && opening === 0 && isLink(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  });
}
