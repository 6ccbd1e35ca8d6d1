// What the editor says of the place of its cursor: the mark of the selected
// step, read out one after another, or whose an account number is.
import { signal } from "@preact/signals";
import { type EditorState, EditorSelection } from "@codemirror/state";
import { type Command, EditorView } from "@codemirror/view";
import type { Account } from "../state/accounts.ts";
import { type Mark, marksIn } from "./marks.ts";

export interface Reading {
  /** Statements with a mark in the open file. */
  count: number;
  /** The statement at the cursor, from 1; 0 where it is in none. */
  at: number;
  text: string;
}

export const reading = signal<Reading>({ count: 0, at: 0, text: "" });

const within = (marks: readonly Mark[], pos: number): number => marks.findIndex((mark) => mark.from <= pos && pos <= mark.to);

/** What there is to say of a place. */
export function readingOf(marks: readonly Mark[], pos: number, id: string, accounts: readonly Account[]): Reading {
  const at = within(marks, pos);
  const owner = accounts.find((account) => id !== "" && (account.number === id || account.canonicalUserId === id));
  const whose = owner ? `${id.length > 12 ? "Canonical user ID" : id} of ${owner.name}` : "";
  return { count: marks.length, at: at + 1, text: whose || (marks[at]?.why ?? "") };
}

/** Reads what stands at the cursor. */
export function read(state: EditorState, accounts: readonly Account[]): void {
  const pos = state.selection.main.head;
  const line = state.doc.lineAt(pos);
  const before = /[0-9a-f]*$/.exec(line.text.slice(0, pos - line.from))![0];
  const after = /^[0-9a-f]*/.exec(line.text.slice(pos - line.from))![0];
  const now = readingOf(marksIn(state), pos, before + after, accounts);
  const last = reading.peek();
  if (now.text !== last.text || now.at !== last.at || now.count !== last.count) reading.value = now;
}

/** Goes to the next or the previous statement that the selected step has a mark at, and reads it. */
export const goToMark =
  (step: 1 | -1): Command =>
  (view) => {
    const marks = marksIn(view.state);
    if (marks.length === 0) {
      view.dispatch({ effects: EditorView.announce.of("The selected step has no marks in this file.") });
      return true;
    }
    const pos = view.state.selection.main.head;
    const here = within(marks, pos);
    const beyond = step > 0 ? marks.findIndex((mark) => mark.from > pos) : marks.findLastIndex((mark) => mark.to < pos);
    const to = here >= 0 ? here + step : beyond;
    const index = to < 0 ? (step > 0 && here < 0 ? 0 : marks.length - 1) : to % marks.length;
    const mark = marks[index]!;
    view.dispatch({
      selection: EditorSelection.cursor(mark.from),
      effects: [EditorView.scrollIntoView(mark.from, { y: "start", yMargin: 40 }), EditorView.announce.of(`Statement ${index + 1} of ${marks.length}: ${mark.why}`)],
    });
    return true;
  };
