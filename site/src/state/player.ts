// Plays the flow: selects one step after another.
import { signal } from "@preact/signals";
import { steps } from "./results.ts";
import { selectedStep } from "./selection.ts";

export const playing = signal(false);

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
  selectedStep.value = Math.max(0, Math.min(step, steps.value.length - 1));
}
