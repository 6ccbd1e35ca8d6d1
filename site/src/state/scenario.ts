// The scenario on the desk: its files as they are typed, the original they
// began from, and the draft that outlives a reload.
import { computed, effect, signal } from "@preact/signals";
import type { File, Scenario } from "../api/types.gen.ts";
import { tell, warn } from "./notices.ts";
import { sharing } from "./share.ts";
import { forgetDraft, forgetOwn, isDraftOf, readDraft, readOwn, writeDraft, writeOwn } from "./drafts.ts";
import { keep, recall } from "./store.ts";

const openKey = "open:1";
const saveDelay = 250; // ms after the last key press

/** Name of the built-in example that is open; "" before there is one. */
export const openName = signal("");
export const original = signal<Scenario>({ title: "", description: "", files: [] });
export const files = signal<readonly File[]>([]);

/** Path of the file that the last edit was typed into. */
export const typedInto = signal("");

export const scenario = computed<Scenario>(() => ({
  title: original.value.title,
  description: original.value.description,
  files: [...files.value],
}));

export const edited = computed(() => !sameFiles(files.value, original.value.files));

function sameFiles(a: readonly File[], b: readonly File[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const texts = new Map(b.map((file) => [file.path, file.text]));
  return a.every((file) => texts.get(file.path) === file.text);
}

/** The files' paths: what most of the page needs to know of them. */
export const paths = sharing<readonly string[]>(() => files.value.map((file) => file.path));

export const hasFile = (path: string): boolean => paths.value.includes(path);

export function textOf(path: string): string | undefined {
  return files.value.find((file) => file.path === path)?.text;
}

/** The example to open first: the one that was open last. */
export function lastOpen(): string | null {
  const name = recall<unknown>(openKey);
  return typeof name === "string" ? name : null;
}

/** Puts a scenario on the desk, with its draft where there is one. */
export function open(name: string, from: Scenario): void {
  saveNow();
  const draft = readOwn(name) ?? readDraft(name);
  typedInto.value = "";
  original.value = from;
  files.value = draft ?? from.files;
  openName.value = name;
  otherTab.value = null;
  compareWithOtherTabs();
  keep(openKey, name);
  if (draft && edited.value && otherTab.value === null) {
    tell("Your edits of this example are back.", { label: "Reset to original", run: reset });
  }
}

/** Whether edits of an example are kept. */
export function hasDraft(name: string): boolean {
  return name === openName.value ? edited.value : readDraft(name) !== null;
}

export function setText(path: string, text: string): void {
  if (textOf(path) === text) return;
  typedInto.value = path;
  files.value = files.value.map((file) => (file.path === path ? { path, text } : file));
}

/** An edit that a button makes: it says so and can be undone. */
export function replaceText(path: string, text: string, said: string): void {
  if (textOf(path) === text) return;
  const before = files.value;
  setText(path, text);
  tell(said, undo(before));
}

/** Why a file can not have this path; "" where it can. */
export function pathProblem(path: string, except = ""): string {
  if (path === "") return "A file needs a path.";
  if (path.startsWith("/") || path.endsWith("/") || path.split("/").some((part) => part === "" || part === "." || part === "..")) {
    return "A path is names joined by single slashes.";
  }
  if (/[\u0000-\u001f\u007f]/.test(path) || path !== path.trim() || path.includes(" --")) {
    return "A path has no control characters, outer spaces or “ --”.";
  }
  if (path !== except && textOf(path) !== undefined) return "There is a file of this path.";
  return "";
}

export function addFile(path: string, text: string): void {
  typedInto.value = path;
  files.value = [...files.value, { path, text }];
}

export function renameFile(from: string, to: string): void {
  const before = files.value;
  typedInto.value = to;
  files.value = before.map((file) => (file.path === from ? { path: to, text: file.text } : file));
  tell(`Renamed ${from} to ${to}.`, undo(before));
}

export function deleteFile(path: string): void {
  const before = files.value;
  files.value = before.filter((file) => file.path !== path);
  tell(`Deleted ${path}.`, undo(before));
}

export function reset(): void {
  const before = files.value;
  typedInto.value = "";
  files.value = original.value.files;
  tell("All files are as in the original.", undo(before));
}

function undo(before: readonly File[]): { label: string; run: () => void } {
  const name = openName.value;
  return {
    label: "Undo",
    run: () => {
      if (openName.value !== name) return; // another scenario is on the desk
      files.value = before;
      tell("Undone.");
    },
  };
}

let timer: ReturnType<typeof setTimeout> | undefined;
let quotaTold = false;

function saveNow(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  const name = openName.peek();
  if (otherTab.peek() !== null) {
    // Not over what the other tab kept, before the visitor has chosen.
    if (sameFiles(files.peek(), otherTab.peek()!)) settle();
    else writeOwn(name, files.peek());
    return;
  }
  if (!edited.peek()) {
    forgetDraft(name);
    return;
  }
  if (writeDraft(name, files.peek())) {
    quotaTold = false;
  } else if (!quotaTold) {
    quotaTold = true;
    warn("This browser keeps no draft (its storage is full or switched off): a reload would lose your edits.");
  }
}

/** What another tab made of this example, where it differs and nothing is chosen yet. */
export const otherTab = signal<readonly File[] | null>(null);

/** Looks at what is kept for all tabs: another one may have written it. */
function compareWithOtherTabs(): void {
  const name = openName.peek();
  const theirs = readDraft(name) ?? original.peek().files;
  if (sameFiles(theirs, files.peek())) {
    settle();
  } else {
    otherTab.value = theirs;
    writeOwn(name, files.peek());
  }
}

/** Takes what the other tab made; one's own can be had back. */
export function loadTheirs(): void {
  const theirs = otherTab.value;
  if (theirs === null) return;
  const before = files.value;
  settle();
  typedInto.value = "";
  files.value = theirs;
  tell("Loaded from the other tab.", undo(before));
}

/** Keeps what stands here; the other tab is asked in its turn. */
export function keepMine(): void {
  const name = openName.value;
  settle();
  if (edited.value) writeDraft(name, files.value);
  else forgetDraft(name);
}

function settle(): void {
  otherTab.value = null;
  forgetOwn(openName.value);
}

/** Keeps every edit, also when the page goes away before the delay is over. */
export function startDrafts(): void {
  let first: readonly File[] | null = null;
  effect(() => {
    const now = files.value;
    const changed = first !== null && openName.value !== "" && first !== now;
    first = now;
    if (!changed) return;
    clearTimeout(timer);
    timer = setTimeout(saveNow, saveDelay);
  });
  addEventListener("storage", (event) => {
    if (openName.peek() !== "" && isDraftOf(openName.peek(), event.key)) compareWithOtherTabs();
  });
  addEventListener("pagehide", saveNow);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveNow();
  });
}
