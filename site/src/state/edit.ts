// Every change of the document on the desk.
import type { File, FileEdit } from "../api/types.gen.ts";
import { content, type Content, documentId, files, original, readOnly, textOf, typedInto } from "./document.ts";
import { type Entry, record, redo, revert, undo } from "./history.ts";
import { type Notice, tell } from "./notices.ts";

/** Whether the document may be changed; says so where it may not. */
function mayChange(): boolean {
  if (!readOnly.value) return true;
  tell("This scenario was opened for reading only.", { label: "Edit it", run: () => (readOnly.value = false) });
  return false;
}

/** What is typed into a file. */
export function setText(path: string, text: string): void {
  if (textOf(path) === text || !mayChange()) return;
  record(withFiles(files.value.map((file) => (file.path === path ? { path, text } : file))), "", path);
}

/** A change that a button makes: it says so, where there is something to say, and can be undone. */
export function change(to: Partial<Content>, said: string): void {
  if (!mayChange()) return;
  const entry = record({ ...content.value, ...to }, said);
  if (said !== "") tell(said, undoOf(entry));
}

function undoOf(entry: Entry): NonNullable<Notice["action"]> {
  const id = documentId.value;
  return {
    label: "Undo",
    run: () => {
      if (documentId.value !== id) return; // another document is on the desk
      revert(entry);
      tell("Undone.");
    },
  };
}

const withFiles = (now: readonly File[]): Content => ({ ...content.value, files: now });

/** A file's text as a button makes it. */
export function replaceText(path: string, text: string, said: string): void {
  if (textOf(path) === text) return;
  change({ files: files.value.map((file) => (file.path === path ? { path, text } : file)) }, said);
}

/** Several files at once, as a button changes them. */
export function changeFiles(edits: readonly FileEdit[], said: string): void {
  const by = new Map(edits.map((edit) => [edit.path, edit]));
  const kept = files.value.filter((file) => !by.get(file.path)?.remove).map((file) => by.get(file.path) ?? file);
  const added = edits.filter((edit) => !edit.remove && textOf(edit.path) === undefined);
  change({ files: [...kept, ...added].map(({ path, text }) => ({ path, text })) }, said);
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

export function addFile(path: string, text: string, said = ""): void {
  change({ files: [...files.value, { path, text }] }, said);
}

export function renameFile(from: string, to: string): void {
  if (typedInto.value === from) typedInto.value = to;
  change({ files: files.value.map((file) => (file.path === from ? { path: to, text: file.text } : file)) }, `Renamed ${from} to ${to}.`);
}

export function deleteFile(path: string): void {
  change({ files: files.value.filter((file) => file.path !== path) }, `Deleted ${path}.`);
}

/** What is typed as the title or the description. */
export function setAbout(part: "title" | "description", text: string): void {
  if (content.value[part] === text || !mayChange()) return;
  record({ ...content.value, [part]: text }, "", `the ${part}`);
}

/** What a title or a description can not hold; "" where it is fine. */
export function aboutProblem(part: "title" | "description", text: string): string {
  if (part === "title" && text.trim() === "") return "A scenario needs a title.";
  if (/^-- .*\S.* --$/m.test(text)) return "A line like “-- name --” would begin a file where the scenario is saved.";
  return "";
}

export function reset(): void {
  change(original.value, "Everything is as in the original.");
}

/** Undo and redo, as buttons and keys ask for them. */
export function undoLast(): void {
  if (mayChange()) say("Undone", undo(), { label: "Redo", run: redoLast });
}

export function redoLast(): void {
  if (mayChange()) say("Redone", redo(), { label: "Undo", run: undoLast });
}

function say(word: string, entry: Entry | null, action: NonNullable<Notice["action"]>): void {
  if (!entry) return;
  tell(entry.typed === "" ? `${word}: ${entry.said || "the last change."}` : `${word}: typing in ${entry.typed}.`, action);
}
