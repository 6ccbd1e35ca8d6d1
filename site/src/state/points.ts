// Where the engine's answers may differ from AWS's, as the engine lists them.
import { signal } from "@preact/signals";
import type { Point } from "../api/types.gen.ts";
import { ask } from "./analyst.ts";

export const points = signal<readonly Point[]>([]);

/** Why there is no list; "" where there is one, or will be. */
export const pointsProblem = signal("");

/** Fetches the list once; it is part of the engine and does not change. */
export async function loadPoints(): Promise<void> {
  if (points.value.length > 0) return;
  pointsProblem.value = "";
  try {
    points.value = (await ask("about", {}, "")).points;
  } catch (error) {
    pointsProblem.value = `The list could not be fetched: ${error instanceof Error ? error.message : String(error)}`;
  }
}
