// Plays the flow: selects one step after another.
import { signal } from "@preact/signals";
import { steps } from "./results.ts";
import { selectedStep } from "./selection.ts";

export const playing = signal(false);

/** The step up to which the flow was run; null where all of it is. What comes after it is shown as not run. */
export const stopAt = signal<number | null>(null);

/** Whether a step is one of those that were not run. */
export const notRun = (step: number): boolean => stopAt.value !== null && step > stopAt.value;

const pace = 1400; // ms a step stays
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  timer = setTimeout(() => {
    if (selectedStep.value + 1 >= steps.value.length) {
      playing.value = false;
      return;
    }
    selectedStep.value++;
    tick();
  }, pace);
}

export function play(): void {
  if (steps.value.length === 0) return;
  stopAt.value = null;
  if (selectedStep.value + 1 >= steps.value.length) selectedStep.value = 0;
  playing.value = true;
  clearTimeout(timer);
  tick();
}

export function pause(): void {
  clearTimeout(timer);
  playing.value = false;
}

/** Goes to a step; a visitor who chooses one takes over from the player. */
export function goTo(step: number): void {
  pause();
  const to = Math.max(0, Math.min(step, steps.value.length - 1));
  if (notRun(to)) stopAt.value = null;
  selectedStep.value = to;
}

/** Runs the flow up to a step and leaves the world as it is then. */
export function runTo(step: number): void {
  goTo(step);
  stopAt.value = selectedStep.value;
}
