// What may stand at a place, as the engine knows it. It is asked of the second
// engine, so that no verdict waits for it. A question that was overtaken, or
// that the engine failed on, has no answer.
import type { Completion } from "../api/types.gen.ts";
import { ask } from "./analyst.ts";
import { scenario } from "./document.ts";

const lane = "complete";

/** Completes a file of the document on the desk. */
export const completeFile = (path: string, offset: number): Promise<Completion | null> =>
  ask("complete", { scenario: scenario.peek(), path, offset }, lane).catch(() => null);

/** Completes a command line that is to follow the flow. */
export const completeLine = (line: string, cursor: number): Promise<Completion | null> =>
  ask("completeLine", { scenario: scenario.peek(), line, cursor }, lane).catch(() => null);

/** What may stand at a place if a file read like this. */
export const completeAs = (path: string, text: string, offset: number): Promise<Completion | null> => {
  const now = scenario.peek();
  const files = [...now.files.filter((file) => file.path !== path), { path, text }];
  return ask("complete", { scenario: { ...now, files }, path, offset }, `ideas ${text}`).catch(() => null);
};
