import type { Step } from "../api/types.gen.ts";

/** The code that AWS or the CLI gave; OK where the command succeeded. */
export function outcomeOf(step: Step): string {
  if (step.result.exitCode === 0) return "OK";
  return step.result.errorCode || `exit ${step.result.exitCode}`;
}
