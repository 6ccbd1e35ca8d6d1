// What may stand at a place, as the engine knows it. A question that was
// overtaken, or that the engine failed on, has no answer.
import type { Completion } from "../api/types.gen.ts";
import type { EngineClient } from "../worker/client.ts";
import { scenario } from "./document.ts";

let engine: EngineClient | null = null;

export function startCompletion(client: EngineClient): void {
  engine = client;
}

/** Completes a file of the document on the desk. */
export async function completeFile(path: string, offset: number): Promise<Completion | null> {
  return (await engine?.call("complete", { scenario: scenario.peek(), path, offset }, "complete").catch(() => null)) ?? null;
}

/** Completes a command line that is to follow the flow. */
export async function completeLine(line: string, cursor: number): Promise<Completion | null> {
  return (await engine?.call("completeLine", { scenario: scenario.peek(), line, cursor }, "complete").catch(() => null)) ?? null;
}
