// What can be done with a step of the flow: edits of flow.sh.
import { signal } from "@preact/signals";
import { textOf } from "../state/document.ts";
import { replaceText } from "../state/edit.ts";
import { pause } from "../state/player.ts";
import { steps } from "../state/results.ts";
import { selectedStep } from "../state/selection.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { asStep, changeStep, duplicateStep, insertStep, moveStep, removeStep } from "./edit.ts";

const file = "flow.sh";

/** The step that is being edited, or behind which one is being added. */
export const form = signal<{ of: "edit" | "add"; step: number } | null>(null);

/** The steps of flow.sh as it is; none while what is on screen is of another text. */
export function currentBlocks(): readonly Block[] {
  const blocks = blocksOf(textOf(file) ?? "");
  return blocks.length === steps.value.length ? blocks : [];
}

function edit(to: (flow: string) => string, said: string, then: number): void {
  const flow = textOf(file);
  if (flow === undefined) return;
  const text = to(flow);
  replaceText(file, text, said);
  if (textOf(file) !== text) return;
  pause();
  selectedStep.value = Math.max(0, then);
}

export function remove(step: number): void {
  edit((flow) => removeStep(flow, step), `Removed step ${step + 1}.`, Math.min(step, steps.value.length - 2));
}

export function duplicate(step: number): void {
  edit((flow) => duplicateStep(flow, step), `Duplicated step ${step + 1}.`, step + 1);
}

export function move(step: number, by: 1 | -1): void {
  const to = step + by;
  if (to < 0 || to >= steps.value.length) return;
  edit((flow) => moveStep(flow, step, to), `Step ${step + 1} is now step ${to + 1}.`, to);
}

export function add(after: number, command: string, description: string): void {
  edit((flow) => insertStep(flow, after, asStep(command, description)), `Added step ${after + 2}.`, after + 1);
}

export function alter(step: number, command: string, description: string): void {
  edit((flow) => changeStep(flow, step, command, description), `Changed step ${step + 1}.`, step);
}
