// What the visitor looks at: one file, one step, and on a small screen one panel.
import { signal } from "@preact/signals";
import type { Range } from "../api/types.gen.ts";

export const selectedFile = signal("flow.sh");
export const selectedStep = signal(0);

/** Whether the map has the room of the files as well. */
export const largeMap = signal(false);

/** The tabs of the panel "explanation". */
export type Insight = "explanation" | "access" | "changes" | "walkthrough" | "what-if";
export const insight = signal<Insight>("explanation");

/** The tabs that have the room of the flow as well. */
export const wideInsights = signal<ReadonlySet<Insight>>(new Set<Insight>(["access"]));

export type Panel = "map" | "files" | "flow" | "explanation";
export const panel = signal<Panel>("flow");

/** A place in the selected file that the editor should show; each request is a new object. */
export const reveal = signal<{ range: Range; focus: boolean } | null>(null);

/** Opens a file, at a place where one is given. */
export function openFile(path: string, range?: Range, focus = false): void {
  selectedFile.value = path;
  reveal.value = range ? { range, focus } : null;
  panel.value = "files";
  largeMap.value = false;
}
