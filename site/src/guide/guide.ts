// What a guide is made of: the texts lie in public/guides, one file a guide.

export interface Guide {
  /** What the scenario is about, in paragraphs. */
  intro: string[];
  parts: Part[];
  /** What AWS does differently today, or what the guide leaves out. */
  today: string[];
}

export interface Part {
  title: string;
  /** What happens here, in paragraphs. */
  about: string[];
  /** The steps of the flow that this part is about, counted from 1. */
  steps: number[];
  /** What to look at once they are done. */
  see: string;
  /** A file worth opening; it is in the scenario as it is opened. */
  file?: string;
  attempt?: Attempt;
}

/** An edit that breaks something, and what comes of it. */
export interface Attempt {
  title: string;
  edits: Replacement[];
  /** Every step whose outcome changes: its number, and OK or the error code it then gives. */
  outcomes: Record<string, string>;
  then: string;
}

/** In one file a text that occurs once, and what takes its place. */
export interface Replacement {
  path: string;
  find: string;
  put: string;
}

/** The examples that have a guide. */
export const guided: readonly string[] = [
  "confused-deputy",
  "cross-account-bucket",
  "example4",
  "example4-acls-disabled",
  "objects-not-owned",
  "public-access-block",
  "session-and-boundary",
];

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Whether the edit can be made in a text, or has been made. */
function stateIn(text: string | undefined, { find, put }: Replacement): AttemptState {
  if (text === undefined) return "elsewhere";
  // An edit that adds keeps what it looks for, one that takes away leaves what it puts.
  if (count(text, find) === 1 && !(put.includes(find) && count(text, put) > 0)) return "possible";
  if (count(text, put) === 1 && !(find.includes(put) && count(text, find) > 0)) return "made";
  return "elsewhere";
}

export type AttemptState = "possible" | "made" | "elsewhere";

type TextOf = (path: string) => string | undefined;

/** Whether an attempt can be made, has been made, or the files have become others. */
export function stateOf({ edits }: Attempt, textOf: TextOf): AttemptState {
  const states = new Set(edits.map((edit) => stateIn(textOf(edit.path), edit)));
  return states.size === 1 ? [...states][0]! : "elsewhere";
}

/** The files' texts once an attempt is made, or taken back where it has been. */
export function textsOf({ edits }: Attempt, textOf: TextOf, back: boolean): { path: string; text: string }[] {
  return edits.map(({ path, find, put }) => {
    const [from, to] = back ? [put, find] : [find, put];
    return { path, text: (textOf(path) ?? "").replace(from, () => to) };
  });
}
