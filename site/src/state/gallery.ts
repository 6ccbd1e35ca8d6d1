// The built-in examples.
import { signal } from "@preact/signals";
import type { Example } from "../api/types.gen.ts";
import type { EngineClient } from "../worker/client.ts";
import { documentId } from "./document.ts";
import { warn } from "./notices.ts";
import { lastOpen, openDocument, openKept } from "./open.ts";

export const examples = signal<readonly Example[]>([]);
/** What a new scenario may begin as. */
export const templates = signal<readonly Example[]>([]);

/** Whether the gallery is open. */
export const galleryOpen = signal(false);

/** Opens an example; the document before stays kept. */
export async function openExample(engine: EngineClient, name: string): Promise<void> {
  if (name === documentId.value) return;
  const scenario = await engine.call("example", { name });
  openDocument({ source: { kind: "example", name }, scenario });
}

/** Begins a new document. */
export async function openTemplate(engine: EngineClient, name: string): Promise<void> {
  const scenario = await engine.call("example", { name });
  openDocument({ source: { kind: "template", name }, scenario });
}

/** Opens any kept document. */
export async function openRecent(engine: EngineClient, id: string): Promise<void> {
  if (id !== documentId.value && !openKept(id)) await openExample(engine, id);
}

/** Opens what was open last, and fetches the list. */
export async function startGallery(engine: EngineClient): Promise<void> {
  const last = lastOpen();
  if (last !== null && documentId.value === "") openKept(last);
  try {
    const reply = await engine.call("examples", {});
    examples.value = reply.examples;
    templates.value = reply.templates;
    if (documentId.value !== "") return;
    const names = examples.value.map((example) => example.name);
    const name = last !== null && names.includes(last) ? last : names[0];
    if (name !== undefined) await openExample(engine, name);
  } catch (error) {
    warn(`The examples could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}
