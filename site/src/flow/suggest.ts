// From the engine's completion to what a list shows and what taking an offer
// makes of the text. Pure.
import type { Completion, CompletionItem } from "../api/types.gen.ts";

export interface Offers {
  from: number;
  to: number;
  items: readonly CompletionItem[];
}

const most = 60;

/** What fits to the text typed so far: what begins with it first, then what has it within. */
export function offersFor(text: string, cursor: number, { from, to, items }: Completion): Offers | null {
  if (from > cursor || to < cursor) return null;
  const typed = text.slice(from, cursor).toLowerCase();
  const begins = items.filter(({ label }) => label.toLowerCase().startsWith(typed));
  const has = typed === "" ? [] : items.filter(({ label }) => label.toLowerCase().indexOf(typed) > 0);
  const fitting = [...begins, ...has].slice(0, most);
  // Nothing to choose where the only offer stands there already.
  if (fitting.length === 0 || (fitting.length === 1 && fitting[0]!.label === text.slice(from, to))) return null;
  return { from, to, items: fitting };
}

/** The text, and where the cursor goes, once an offer was taken. */
export function accepted(text: string, { from, to }: Offers, item: CompletionItem): { text: string; cursor: number } {
  return { text: text.slice(0, from) + item.insert + text.slice(to), cursor: from + item.caret };
}
