// Recent work: the documents of which a draft is kept.
import { documentId, edited, type Source } from "./document.ts";
import { type Draft, draftIds, forgetDraft, hasEdits, readDraft } from "./drafts.ts";

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

/** What is kept now, the latest first. */
export function recentWork(): Recent[] {
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
