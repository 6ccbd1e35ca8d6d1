// Puts documents on the desk. The one before stays kept, and where edits of
// the same document are kept, they are what is shown; the visitor is told.
import { batch } from "@preact/signals";
import { type Content, content, documentId, original, readOnly, sameContent, type Source, source, sourceWord, typedInto } from "./document.ts";
import { contentOf, type Draft, hasEdits, originalOf, readDraft, readOwn } from "./drafts.ts";
import { reset } from "./edit.ts";
import { clearHistory } from "./history.ts";
import { dismiss, type Notice, tell } from "./notices.ts";
import { pause } from "./player.ts";
import { compareWithOtherTabs, otherTab, save, saveNow } from "./saving.ts";
import { reveal, selectedFile, selectedStep } from "./selection.ts";
import { keep, recall, tabOnly } from "./store.ts";
import { givenTheme, type Theme } from "./theme.ts";

const openKey = "open:1";

/** How a document is shown at first. */
export interface ViewOptions {
  file?: string;
  step?: number; // 0-based
  readOnly?: boolean;
  /** Colours for this visit; the visitor's own choice goes before. */
  theme?: Theme;
}

export interface DocumentRequest {
  /** Derived from source and text where absent: the same link is the same document. */
  id?: string;
  source: Source;
  /** The scenario's where absent. */
  title?: string;
  /** What "Reset" brings back and "Changes" compare with. */
  scenario: Content;
  /** What stands there at first, where that differs from the original: a shared edit of an example, say. */
  edited?: Content;
  options?: ViewOptions;
}

/** Puts a document on the desk and gives its ID. */
export function openDocument(request: DocumentRequest): string {
  saveNow();
  const titled = request.title === undefined ? request : { ...request, scenario: { ...request.scenario, title: request.title } };
  return put(titled, request.id ?? idFor(titled));
}

/** Opens a kept document again; false where there is none of that ID, or only the gallery has its original. */
export function openKept(id: string): boolean {
  saveNow();
  const draft = readOwn(id) ?? readDraft(id);
  if (!draft || draft.source.kind === "example") return false;
  put({ source: draft.source, scenario: originalOf(draft) }, id, true);
  return true;
}

function put(request: DocumentRequest, id: string, expected = false): string {
  const { source: from, scenario, edited: first = scenario, options = {} } = request;
  const draft = readOwn(id) ?? readDraft(id);
  const now = draft ? contentOf(draft, scenario) : first;
  dismiss(); // what it offers is of the document before
  batch(() => {
    pause();
    clearHistory();
    typedInto.value = "";
    reveal.value = null;
    otherTab.value = null;
    readOnly.value = options.readOnly ?? false;
    selectedStep.value = Math.max(0, options.step ?? 0);
    source.value = from;
    original.value = { ...scenario };
    content.value = now;
    documentId.value = id;
    selectedFile.value = firstFile(now, options.file);
    if (options.theme) givenTheme.value = options.theme;
  });
  keep(openKey, id);
  keep(openKey, id, tabOnly);
  if (!draft) save();
  compareWithOtherTabs();
  if (draft && !expected && otherTab.value === null && !sameContent(now, first)) {
    tell(`Your edits of this ${sourceWord(from)} are back.`, wayBack(request));
  }
  return id;
}

/** From one's own edits to what was asked for. */
function wayBack(request: DocumentRequest): NonNullable<Notice["action"]> {
  if (request.source.kind === "example") return { label: "Reset to original", run: reset };
  const openBeside = (): void => {
    saveNow();
    put(request, unusedId(idFor(request)));
  };
  const words = { link: "Open as shared", file: "Open as in the file", import: "Open as imported", template: "Open the template" };
  return { label: words[request.source.kind], run: openBeside };
}

/** The document to open first: what this tab, else any tab, had open last. */
export function lastOpen(): string | null {
  const id = recall<unknown>(openKey, tabOnly) ?? recall<unknown>(openKey);
  return typeof id === "string" ? id : null;
}

/** The ID under which the same document from the same source was or will be kept. */
function idFor({ source, scenario, edited }: DocumentRequest): string {
  if (source.kind === "example") return source.name;
  const { title, description, files } = scenario;
  const id = `${source.kind}:${digest(JSON.stringify([title, description, files, edited ?? null]))}`;
  return freeId(id, (kept) => {
    // A template that was worked on is a document of its own; who asks again wants a new one.
    if (source.kind === "template" && hasEdits(kept)) return false;
    return sameContent(originalOf(kept), scenario);
  });
}

const unusedId = (id: string): string => freeId(id, () => false);

/** The ID, or the first one numbered after it, that is not kept or is kept of the same. */
function freeId(id: string, isSame: (kept: Draft) => boolean): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    const kept = readDraft(candidate);
    if (!kept || isSame(kept)) return candidate;
  }
}

/** A short word for a text: the same for the same text (twice FNV-1a of 32 bits). */
function digest(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + at), 0x01000193);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/** The file worth seeing first: a bucket policy, else the commands. */
function firstFile(of: Content, wanted?: string): string {
  const paths = of.files.map((file) => file.path);
  if (wanted !== undefined && paths.includes(wanted)) return wanted;
  return paths.find((path) => /\/buckets\/[^/]+\/policy\.json$/.test(path)) ?? (paths.includes("flow.sh") ? "flow.sh" : (paths[0] ?? ""));
}
