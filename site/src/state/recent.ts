// Recent work: the documents of which a draft is kept.
import { signal } from "@preact/signals";
import { documentId, edited, type Source } from "./document.ts";
import { type Draft, draftIds, forgetDraft, hasEdits, isUnkept, originalOf, readDraft, writeDraft } from "./drafts.ts";
import { tell } from "./notices.ts";

export interface Recent {
  id: string;
  source: Source;
  /** Absent where it is the example's. */
  title?: string;
  edited: boolean;
  at: number;
}

function drafts(): { id: string; draft: Draft }[] {
  return draftIds()
    .map((id) => ({ id, draft: readDraft(id) }))
    .filter((kept): kept is { id: string; draft: Draft } => kept.draft !== null);
}

/** Counts what this page changed of kept documents. */
const changes = signal(0);

/** What is kept now, the latest first. */
export function recentWork(): Recent[] {
  void changes.value;
  return drafts()
    .map(({ id, draft }) => {
      const recent: Recent = { id, source: draft.source, edited: hasEdits(draft), at: draft.at };
      if (draft.title !== undefined) recent.title = draft.title;
      return recent;
    })
    .sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
}

/** Whether edits of a document are kept. */
export function isEdited(id: string): boolean {
  if (id === documentId.value) return edited.value;
  const draft = readDraft(id);
  return draft !== null && hasEdits(draft);
}

/** Whether some edits would be lost with the page. */
export const hasLosses = (): boolean => drafts().some(({ id, draft }) => isUnkept(id) && hasEdits(draft));

/** Gives a kept document that is not on the desk another title. */
export function renameKept(id: string, title: string): void {
  const draft = readDraft(id);
  if (!draft || draft.title === title) return;
  const renamed = { ...draft, title };
  if (draft.source.kind !== "example") renamed.original = originalOf(draft);
  writeDraft(id, renamed);
  changes.value++;
  tell(`Renamed to ${title}.`, { label: "Undo", run: () => restore(id, draft) });
}

/** Deletes a kept document that is not on the desk. */
export function deleteKept(id: string, title: string): void {
  const draft = readDraft(id);
  if (!draft) return;
  forgetDraft(id);
  changes.value++;
  tell(`Deleted ${title}.`, { label: "Undo", run: () => restore(id, draft) });
}

function restore(id: string, draft: Draft): void {
  writeDraft(id, draft);
  changes.value++;
  tell("Undone.");
}

/**
 * Makes room in a storage that is full: the documents that were only opened,
 * never edited, go, the oldest first, until there is enough for another one.
 */
export function makeRoom(except: string, enough: () => boolean): boolean {
  const clean = recentWork().filter((recent) => recent.id !== except && !recent.edited);
  for (const { id } of clean.reverse()) {
    forgetDraft(id);
    if (enough()) return true;
  }
  return false;
}
