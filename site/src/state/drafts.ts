// Kept edits: one draft of each example for all tabs, and a tab's own while it
// differs from what another tab has kept and the visitor has not chosen yet.
import type { File } from "../api/types.gen.ts";
import { forget, keep, prefix, recall, tabOnly } from "./store.ts";

/** The form of a kept draft; a later form gets a later number and reads this one. */
const draftFormat = 1;

interface Draft {
  format: number;
  files: File[];
}

export const draftKey = (name: string): string => `draft:${draftFormat}:${name}`;

/** Whether a change of storage, as browsers report it, may be of this draft. */
export const isDraftOf = (name: string, storageKey: string | null): boolean => storageKey === null || storageKey === prefix + draftKey(name);

function filesOf(kept: Partial<Draft> | null): File[] | null {
  if (!kept || kept.format !== draftFormat || !Array.isArray(kept.files)) return null;
  const sound = kept.files.every((file) => typeof file?.path === "string" && typeof file.text === "string");
  return sound ? kept.files : null;
}

export const readDraft = (name: string): File[] | null => filesOf(recall(draftKey(name)));
export const readOwn = (name: string): File[] | null => filesOf(recall(draftKey(name), tabOnly));

const draft = (files: readonly File[]): Draft => ({ format: draftFormat, files: [...files] });

/** Keeps a draft; false where the browser refuses. */
export const writeDraft = (name: string, files: readonly File[]): boolean => keep(draftKey(name), draft(files));
export const writeOwn = (name: string, files: readonly File[]): boolean => keep(draftKey(name), draft(files), tabOnly);

export const forgetDraft = (name: string): void => forget(draftKey(name));
export const forgetOwn = (name: string): void => forget(draftKey(name), tabOnly);
