// Keeps every edit of the document on the desk, and asks where another tab
// made something else of the same document.
import { effect, signal } from "@preact/signals";
import { content, type Content, documentId, edited, original, sameContent, source, typedInto } from "./document.ts";
import { contentOf, type Draft, forgetDraft, forgetOwn, isDraftOf, readDraft, writeDraft, writeOwn } from "./drafts.ts";
import { change } from "./edit.ts";
import { warn } from "./notices.ts";
import { hasLosses, makeRoom } from "./recent.ts";
import { redactContent, secretsRemoved } from "./secrets.ts";

const saveDelay = 250; // ms after the last key press

/** What another tab made of this document, where it differs and nothing is chosen yet. */
export const otherTab = signal<Content | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;
let quotaTold = false;
let secretsTold = { id: "", found: 0 };

/** What may be kept of the document: everything but credentials that look real. */
const keepable = (): Content => redactContent(content.peek()).content;

function draftNow(): Draft {
  const now = keepable();
  const began = original.peek();
  const draft: Draft = { files: now.files, source: source.peek(), at: Date.now() };
  if (draft.source.kind !== "example") {
    if (edited.peek()) draft.original = redactContent(began).content;
    return { ...draft, title: now.title, description: now.description };
  }
  // An example's own title may change with a later version of it.
  if (now.title !== began.title) draft.title = now.title;
  if (now.description !== began.description) draft.description = now.description;
  return draft;
}

/** Tells of credentials once, and again where there are more. */
function tellOfSecrets(): void {
  const { found } = redactContent(content.peek());
  const id = documentId.peek();
  if (found > (secretsTold.id === id ? secretsTold.found : 0)) warn(secretsRemoved(found, "of what this browser keeps"));
  secretsTold = { id, found };
}

/** Keeps what is on the desk, if it waits to be kept. */
export function saveNow(): void {
  if (timer === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  const id = documentId.peek();
  const theirs = otherTab.peek();
  if (theirs === null) save();
  // Not over what the other tab kept, before the visitor has chosen.
  else if (sameContent(keepable(), theirs)) settle();
  else writeOwn(id, draftNow());
}

/** Keeps the document for all tabs; an example without edits is kept by the engine. */
export function save(): void {
  const id = documentId.peek();
  if (source.peek().kind === "example" && !edited.peek()) {
    forgetDraft(id);
    return;
  }
  tellOfSecrets();
  const draft = draftNow();
  if (writeDraft(id, draft) || makeRoom(id, () => writeDraft(id, draft))) {
    quotaTold = false;
  } else if (!quotaTold) {
    quotaTold = true;
    warn("This browser keeps no draft (its storage is full or switched off): a reload would lose your edits.");
  }
}

/** Looks at what is kept for all tabs: another one may have written it. */
export function compareWithOtherTabs(): void {
  const id = documentId.peek();
  const kept = readDraft(id);
  const theirs = kept ? contentOf(kept, original.peek()) : original.peek();
  if (sameContent(theirs, keepable())) {
    settle();
  } else {
    otherTab.value = theirs;
    writeOwn(id, draftNow());
  }
}

/** Takes what the other tab made; one's own can be had back. */
export function loadTheirs(): void {
  const theirs = otherTab.value;
  if (theirs === null) return;
  settle();
  typedInto.value = "";
  change(theirs, "Loaded from the other tab.");
}

/** Keeps what stands here; the other tab is asked in its turn. */
export function keepMine(): void {
  settle();
  save();
}

function settle(): void {
  otherTab.value = null;
  forgetOwn(documentId.peek());
}

/** Keeps every edit, also when the page goes away before the delay is over. */
export function startSaving(): void {
  let id = "";
  let last: Content | null = null;
  effect(() => {
    const now = content.value;
    const changed = id === documentId.value && id !== "" && last !== now;
    id = documentId.value;
    last = now;
    if (!changed) return;
    clearTimeout(timer);
    timer = setTimeout(saveNow, saveDelay);
  });
  addEventListener("storage", (event) => {
    if (documentId.peek() !== "" && isDraftOf(documentId.peek(), event.key)) compareWithOtherTabs();
  });
  addEventListener("pagehide", saveNow);
  addEventListener("beforeunload", (event) => {
    saveNow();
    if (hasLosses()) event.preventDefault(); // the browser asks
  });
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveNow();
  });
}
