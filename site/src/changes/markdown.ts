// The changes as text that a reviewer can read anywhere. Pure.
import type { CellChange, ChangesReply, StepChange, Verdict } from "../api/types.gen.ts";
import { verdictWord } from "../ui/Verdict.tsx";

/** A step's outcome: OK, or the error code; "new" or "gone" where there is none. */
export function outcomeWords(code: string, index: number, absent: string): string {
  return index < 0 ? absent : code || "OK";
}

export function stepWords(step: StepChange): string {
  const number = step.after >= 0 ? `Step ${step.after + 1}` : `Former step ${step.before + 1}`;
  return `${number}: ${outcomeWords(step.beforeCode, step.before, "(new)")} → ${outcomeWords(step.afterCode, step.after, "(removed)")}`;
}

/** A verdict in words; where the principal or the resource does not exist there is none. */
export const cellWord = (verdict: Verdict): string => (verdict === "none" ? "Not there" : verdictWord[verdict]);

export const worldWords = (cell: CellChange): string => (cell.afterStep < 0 ? "before the first command" : "after the last command");

export function markdownOf(title: string, changes: ChangesReply): string {
  const lines = [`## Changes to “${oneLine(title)}”`, ""];
  const section = (heading: string, items: string[]): void => {
    if (items.length > 0) lines.push(`### ${heading}`, "", ...items.map((item) => `- ${item}`), "");
  };
  section(
    "Files",
    changes.files.map(({ path, kind, from }) => (kind === "renamed" ? `${code(from)} renamed to ${code(path)}` : `${code(path)} ${kind}`)),
  );
  section(
    "Steps that come out differently",
    changes.steps.map((step) => `${stepWords(step)}; ${code(oneLine(step.command))}${step.reason ? `. ${oneLine(step.reason)}` : ""}`),
  );
  const cells = changes.cells.map(
    (cell) =>
      `${code(cell.principal)}: ${code(cell.action)} on ${code(cell.resource)}, ${cellWord(cell.before).toLowerCase()} → ${cellWord(cell.after).toLowerCase()} (${worldWords(cell)})`,
  );
  if (changes.more > 0) cells.push(`and ${changes.more} more`);
  section("Who can do what", cells);
  return lines.join("\n");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Text as code, whatever backticks it has. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}
