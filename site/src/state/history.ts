// Undo and redo of the whole document, beside the editor's own. Each change a
// button makes is one entry, and so is each run of typing into one file: going
// back never skips anything, so nothing typed is lost by it.
import { batch, computed, signal } from "@preact/signals";
import { content, type Content, typedInto } from "./document.ts";
import { selectedFile } from "./selection.ts";

export interface Entry {
  before: Content;
  after: Content;
  /** What was done, as said to the visitor; "" for typing. */
  said: string;
  /** Path of the file that was typed into; "" for what a button did. */
  typed: string;
  at: number; // ms
}

const longest = 300; // entries
const pause = 1500; // ms without a key press that end a run of typing

const past = signal<readonly Entry[]>([]);
const future = signal<readonly Entry[]>([]);

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

/** Another document is on the desk. */
export function clearHistory(): void {
  past.value = [];
  future.value = [];
}

/** Puts a change of the document on record and makes it. */
export function record(after: Content, said: string, typed = ""): Entry {
  const at = Date.now();
  let entry: Entry = { before: content.value, after, said, typed, at };
  const last = past.value.at(-1);
  const goesOn = typed !== "" && last?.typed === typed && at - last.at < pause && future.value.length === 0;
  if (goesOn) entry = { ...entry, before: last.before };
  batch(() => {
    past.value = [...(goesOn ? past.value.slice(0, -1) : past.value), entry].slice(-longest);
    future.value = [];
    if (typed !== "") typedInto.value = typed;
    content.value = after;
  });
  return entry;
}

/** Takes the last change back; gives it, or null where there is none. */
export function undo(): Entry | null {
  const entry = past.value.at(-1);
  if (!entry) return null;
  batch(() => {
    past.value = past.value.slice(0, -1);
    future.value = [...future.value, entry];
    show(entry.before, entry.after);
  });
  return entry;
}

export function redo(): Entry | null {
  const entry = future.value.at(-1);
  if (!entry) return null;
  batch(() => {
    future.value = future.value.slice(0, -1);
    past.value = [...past.value, entry];
    show(entry.after, entry.before);
  });
  return entry;
}

/**
 * Takes one change back and leaves what came after it. Where that touched the
 * same files, everything since is taken back with it, and can be redone.
 */
export function revert(entry: Entry): void {
  const without = contentWithout(entry, content.value);
  if (without) {
    const before = content.value;
    record(without, entry.said);
    chooseFile(without, before);
    return;
  }
  while (past.value.includes(entry)) undo();
}

function show(now: Content, before: Content): void {
  content.value = now;
  chooseFile(now, before);
}

/** A file that came back is selected, and some file that is there. */
function chooseFile(now: Content, before: Content): void {
  const there = new Set(before.files.map((file) => file.path));
  const back = now.files.find((file) => !there.has(file.path));
  if (back) selectedFile.value = back.path;
  else if (!now.files.some((file) => file.path === selectedFile.value)) selectedFile.value = now.files[0]?.path ?? "";
}

/** What stands now without one change; null where what it changed is not as it left it. */
export function contentWithout({ before, after }: Pick<Entry, "before" | "after">, now: Content): Content | null {
  const was = textsOf(before);
  const became = textsOf(after);
  const is = textsOf(now);
  const touched = [...new Set([...was.keys(), ...became.keys()])].filter((path) => was.get(path) !== became.get(path));
  if (touched.some((path) => is.get(path) !== became.get(path))) return null;
  for (const part of ["title", "description"] as const) {
    if (before[part] !== after[part] && now[part] !== after[part]) return null;
  }
  const files = now.files
    .filter((file) => was.has(file.path) || !touched.includes(file.path))
    .map((file) => (touched.includes(file.path) ? { path: file.path, text: was.get(file.path)! } : file));
  before.files.forEach((file, at) => {
    if (is.has(file.path) || !touched.includes(file.path)) return;
    // Back behind the file it stood behind.
    const neighbour = at === 0 ? -1 : files.findIndex((other) => other.path === before.files[at - 1]!.path);
    files.splice(at > 0 && neighbour < 0 ? files.length : neighbour + 1, 0, file);
  });
  return {
    title: before.title === after.title ? now.title : before.title,
    description: before.description === after.description ? now.description : before.description,
    files,
  };
}

const textsOf = (of: Content): Map<string, string> => new Map(of.files.map((file) => [file.path, file.text]));
