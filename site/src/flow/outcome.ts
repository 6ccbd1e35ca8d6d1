// The flow's outcomes in the fewest words. Pure.
import type { Summary } from "../api/types.gen.ts";

export function summaryText({ steps, expected, met }: Summary): string {
  if (steps === 0) return "no commands";
  if (expected === 0) return `${steps} ${steps === 1 ? "step" : "steps"}, nothing expected`;
  return `${met} of ${expected} as expected`;
}

/** What of an expectation a step did not meet: its code or, where that held, the rest. */
export function expectedWords(text: string, outcome: string): string {
  const lines = text.split("\n").map((line) => line.replace(/^#=[>~]\s*/, ""));
  const [code, because] = lines[0]!.split(/\s+because\s+/);
  if (code !== outcome) return code!;
  return because ?? lines[1] ?? code!;
}
