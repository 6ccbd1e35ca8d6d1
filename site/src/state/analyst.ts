// A second engine for questions beside the flow: who can do what, what would
// change a verdict. It starts with the first question.
import { signal } from "@preact/signals";
import type { Calls } from "../api/types.gen.ts";
import type { EngineClient, EngineState, Op } from "../worker/client.ts";

type Make = (onState: (state: EngineState) => void) => EngineClient;

let make: Make | null = null;
let analyst: EngineClient | null = null;

export const analystState = signal<EngineState>({ phase: "starting" });

export function startAnalyst(how: Make): void {
  make = how;
}

/** Asks the second engine; of the questions of one lane only the newest is asked. */
export function ask<K extends Op>(op: K, request: Calls[K]["request"], lane: string): Promise<Calls[K]["reply"]> {
  if (analyst === null) {
    if (make === null) throw new Error("startAnalyst comes first");
    analyst = make((state) => (analystState.value = state));
    analyst.start();
  } else if (analystState.peek().phase === "failed") analyst.start();
  return analyst.call(op, request, lane);
}
