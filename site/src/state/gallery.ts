// The built-in examples, and which one is on the desk.
import { batch, signal } from "@preact/signals";
import type { Example } from "../api/types.gen.ts";
import type { EngineClient } from "../worker/client.ts";
import { warn } from "./notices.ts";
import { pause } from "./player.ts";
import { lastOpen, open, openName } from "./scenario.ts";
import { reveal, selectedFile, selectedStep } from "./selection.ts";

export const examples = signal<readonly Example[]>([]);

/** Opens an example; the draft of the one before stays kept. */
export async function openExample(engine: EngineClient, name: string): Promise<void> {
  if (name === openName.value) return;
  const scenario = await engine.call("example", { name });
  batch(() => {
    pause();
    selectedStep.value = 0;
    reveal.value = null;
    open(name, scenario);
    selectedFile.value = firstFile(scenario.files.map((file) => file.path));
  });
}

/** The file worth seeing first: a bucket policy, else the commands. */
function firstFile(paths: string[]): string {
  return paths.find((path) => /\/buckets\/[^/]+\/policy\.json$/.test(path)) ?? (paths.includes("flow.sh") ? "flow.sh" : (paths[0] ?? ""));
}

/** Fetches the list and opens what was open last. */
export async function startGallery(engine: EngineClient): Promise<void> {
  try {
    examples.value = (await engine.call("examples", {})).examples;
    const names = examples.value.map((example) => example.name);
    const last = lastOpen();
    const name = last !== null && names.includes(last) ? last : names[0];
    if (name !== undefined) await openExample(engine, name);
  } catch (error) {
    warn(`The examples could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}
