// What an embedded playground and the page around it say to each other. Every
// message carries the mark; others on the same channel are none of ours.
import type { File, Verdict } from "../api/types.gen.ts";

export interface StepSaid {
  command: string;
  profile: string;
  verdict: Verdict;
  /** OK, or the error code. */
  code: string;
  /** Whether it went as flow.sh expects; null where that expects nothing. */
  met: boolean | null;
}

export interface Said {
  /** The first results are on screen. */
  ready: { title: string };
  /** What each command gives, whenever that changes. */
  verdicts: { steps: StepSaid[] };
  /** How many expectations are met, whenever that changes. */
  expectations: { met: number; expected: number };
  /** The scenario as it is now, after each edit. */
  edits: { title: string; description: string; files: File[]; edited: boolean };
}

export type FromFrame =
  | { kind: "waiting" } // for the scenario's text
  | { kind: "height"; height: number }
  | { [K in keyof Said]: { kind: K; detail: Said[K] } }[keyof Said];

export type ToFrame = { kind: "text"; text: string } | { kind: "theme"; theme: string } | { kind: "hue"; hue: string } | { kind: "step"; step: number };

const mark = 1;

export const marked = <T extends FromFrame | ToFrame>(message: T): T & { crossgrant: number } => ({ crossgrant: mark, ...message });

/** The message, where it is one of ours. */
export function unmarked<T extends FromFrame | ToFrame>(data: unknown): T | null {
  if (typeof data !== "object" || data === null) return null;
  const { crossgrant, kind } = data as { crossgrant?: unknown; kind?: unknown };
  return crossgrant === mark && typeof kind === "string" ? (data as T) : null;
}
