// Scenarios that come in by themselves: files dropped on the page, and text
// of an archive pasted into nothing in particular.
import { looksLikeArchive, openArchive, openFiles } from "../state/archive.ts";
import { documentId } from "../state/document.ts";
import { chooseImport, importOpen } from "../state/exchange.ts";
import { galleryOpen } from "../state/gallery.ts";
import type { EngineClient } from "../worker/client.ts";

export function startIncoming(engine: EngineClient): void {
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", (event) => {
    const dropped = event.dataTransfer?.files;
    if (!dropped || dropped.length === 0) return;
    event.preventDefault(); // else the browser leaves the page for the file
    galleryOpen.value = false;
    void take(engine, dropped);
  });
  addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.defaultPrevented || !looksLikeArchive(text) || isField(event.composedPath()[0])) return;
    event.preventDefault();
    galleryOpen.value = false;
    void openArchive(engine, text, "The pasted text");
  });
}

/** Scenarios are opened; what else people have of their accounts is imported. */
async function take(engine: EngineClient, dropped: FileList): Promise<void> {
  const first = dropped[0]!;
  if (importOpen.value || (/\.json$/i.test(first.name) && documentId.value !== "")) {
    await chooseImport(dropped);
    importOpen.value = true;
  } else {
    await openFiles(engine, dropped);
  }
}

/** A search field is no place for an archive; into any other field it is pasted as text. */
function isField(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "search";
  return target.isContentEditable || target instanceof HTMLTextAreaElement;
}
