// What differs between two texts, line by line. Pure.

export interface Line {
  kind: "same" | "gone" | "new" | "gap"; // gap: lines that are left out
  text: string;
}

/** Larger comparisons than this (lines by lines) are not made: all is gone, all is new. */
const mostCells = 1_000_000;

/** The lines of both texts in order, each saying in which of them it is. */
export function compareLines(before: string, after: string): Line[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const same = (text: string): Line => ({ kind: "same", text });
  return [...a.slice(0, start).map(same), ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)), ...a.slice(a.length - end).map(same)];
}

function linesOf(text: string): string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

/** By the longest common subsequence. */
function middle(a: string[], b: string[]): Line[] {
  const out: Line[] = [];
  if (a.length * b.length > mostCells) {
    for (const text of a) out.push({ kind: "gone", text });
    for (const text of b) out.push({ kind: "new", text });
    return out;
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      longest[at] = a[i] === b[j] ? longest[at + width + 1]! + 1 : Math.max(longest[at + width]!, longest[at + 1]!);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const at = i * width + j;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: "same", text: a[i++]! });
      j++;
    } else if (i < a.length && (j === b.length || longest[at + width]! >= longest[at + 1]!)) out.push({ kind: "gone", text: a[i++]! });
    else out.push({ kind: "new", text: b[j++]! });
  }
  return out;
}

/** Only the lines that differ, with a few around them. */
export function changedLines(before: string, after: string, around = 2): Line[] {
  const all = compareLines(before, after);
  const near = (at: number): boolean => all.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== "same");
  const out: Line[] = [];
  all.forEach((line, at) => {
    if (line.kind !== "same" || near(at)) out.push(line);
    else if (out.at(-1)?.kind !== "gap") out.push({ kind: "gap", text: "" });
  });
  if (out.at(-1)?.kind === "gap") out.pop();
  if (out[0]?.kind === "gap") out.shift();
  return out;
}
