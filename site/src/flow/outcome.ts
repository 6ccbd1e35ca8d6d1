// A step's outcome in the fewest words. Pure.
import type { Step, Summary } from "../api/types.gen.ts";

/** The code that AWS or the CLI gave; OK where the command succeeded. */
export function outcomeOf(step: Step): string {
  if (step.result.exitCode === 0) return "OK";
  return step.result.errorCode || `exit ${step.result.exitCode}`;
}

export function summaryText({ steps, expected, met }: Summary): string {
  if (steps === 0) return "no commands";
  if (expected === 0) return `${steps} ${steps === 1 ? "step" : "steps"}, nothing expected`;
  return `${met} of ${expected} as expected`;
}
