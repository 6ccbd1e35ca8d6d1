// Kept documents: one draft of each for all tabs, and a tab's own while it
// differs from what another tab has kept and the visitor has not chosen yet.
import type { File } from "../api/types.gen.ts";
import type { Content, Source } from "./document.ts";
import { forget, isRefused, keep, keysOf, prefix, recall, tabOnly, type Where } from "./store.ts";

/**
 * The form of a kept draft; a later form gets a later number and reads this one.
 * The first pages kept only the files of edited examples: all else may be absent.
 */
const draftFormat = 1;
const start = `draft:${draftFormat}:`;

export interface Draft {
  files: readonly File[];
  /** Absent where they are the original's. */
  title?: string;
  description?: string;
  source: Source;
  /** What the document began as; absent for an example, and where nothing was edited. */
  original?: Content;
  /** When it was last edited or opened, in ms; 0 where that is not known. */
  at: number;
}

export const draftKey = (id: string): string => start + id;

/** Whether a change of storage, as browsers report it, may be of this draft. */
export const isDraftOf = (id: string, storageKey: string | null): boolean => storageKey === null || storageKey === prefix + draftKey(id);

/** What storage holds may be anything at all; what is not a draft gives null. */
export function draftOf(id: string, kept: unknown): Draft | null {
  if (!isRecord(kept) || kept.format !== draftFormat || !isFiles(kept.files)) return null;
  const draft: Draft = { files: kept.files, source: sourceOf(kept.source) ?? { kind: "example", name: id }, at: typeof kept.at === "number" ? kept.at : 0 };
  if (typeof kept.title === "string") draft.title = kept.title;
  if (typeof kept.description === "string") draft.description = kept.description;
  const { original } = kept;
  if (isRecord(original) && typeof original.title === "string" && typeof original.description === "string" && isFiles(original.files)) {
    draft.original = { title: original.title, description: original.description, files: original.files };
  }
  return draft;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isFiles = (value: unknown): value is File[] =>
  Array.isArray(value) && value.every((file) => isRecord(file) && typeof file.path === "string" && typeof file.text === "string");

function sourceOf(value: unknown): Source | null {
  if (!isRecord(value)) return null;
  const name = typeof value.name === "string" ? value.name : "";
  switch (value.kind) {
    case "link":
    case "import":
      return { kind: value.kind };
    case "example":
    case "file":
    case "template":
      return { kind: value.kind, name };
    default:
      return null;
  }
}

/** A draft put on what the document began as. */
export function contentOf(draft: Draft, original: Content): Content {
  return { title: draft.title ?? original.title, description: draft.description ?? original.description, files: draft.files };
}

/** What a document that is not an example began as. */
export function originalOf(draft: Draft): Content {
  return draft.original ?? contentOf(draft, { title: "", description: "", files: [] });
}

/** Whether a draft holds something that is nowhere else. */
export const hasEdits = (draft: Draft): boolean => draft.source.kind === "example" || draft.original !== undefined;

export const readDraft = (id: string): Draft | null => draftOf(id, recall(draftKey(id)));
export const readOwn = (id: string): Draft | null => draftOf(id, recall(draftKey(id), tabOnly));

/** Keeps a draft; false where the browser refuses. */
export const writeDraft = (id: string, draft: Draft): boolean => write(id, draft);
export const writeOwn = (id: string, draft: Draft): boolean => write(id, draft, tabOnly);
const write = (id: string, draft: Draft, where?: Where): boolean => keep(draftKey(id), { format: draftFormat, ...draft }, where);

export const forgetDraft = (id: string): void => forget(draftKey(id));
export const forgetOwn = (id: string): void => forget(draftKey(id), tabOnly);

/** Whether a draft goes with the page, because the browser refused to keep it. */
export const isUnkept = (id: string): boolean => isRefused(draftKey(id));

/** The documents of which a draft is kept. */
export const draftIds = (): string[] => keysOf(start).map((key) => key.slice(start.length));
