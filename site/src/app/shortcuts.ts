// Does what keys ask for, while nobody types and no dialog is open.
import { formatFile } from "../files/formatFile.ts";
import { redoLast, undoLast } from "../state/edit.ts";
import { galleryOpen } from "../state/gallery.ts";
import { type Command, commandOf, shortcutsOpen } from "../state/keys.ts";
import { goTo, pause, play, playing } from "../state/player.ts";
import { type Panel, panel, largeMap, selectedFile, selectedStep } from "../state/selection.ts";

const goToPanel = (name: Panel): void => {
  panel.value = name;
  if (name === "files") largeMap.value = false;
  focusSoon(() => {
    const element = document.getElementById(`panel-${name}`);
    if (element) element.tabIndex = -1; // a place to go on from, not a stop for Tab
    return element;
  });
};

const actions: Record<Command, () => void> = {
  "next-step": () => goTo(selectedStep.value + 1),
  "previous-step": () => goTo(selectedStep.value - 1),
  run: () => (playing.value ? pause() : play()),
  prompt: () => {
    panel.value = "flow";
    focusSoon(() => document.getElementById("prompt-input"));
  },
  editor: () => {
    panel.value = "files";
    largeMap.value = false;
    focusSoon(() => document.querySelector(".editor")?.shadowRoot?.querySelector<HTMLElement>("[contenteditable]") ?? null);
  },
  map: () => goToPanel("map"),
  files: () => goToPanel("files"),
  flow: () => goToPanel("flow"),
  explanation: () => goToPanel("explanation"),
  format: () => formatFile(selectedFile.value),
  gallery: () => (galleryOpen.value = true),
  undo: undoLast,
  redo: redoLast,
  shortcuts: () => (shortcutsOpen.value = true),
};

/** Focuses an element once it is on screen. */
function focusSoon(find: () => HTMLElement | null): void {
  requestAnimationFrame(() => find()?.focus());
}

/** Whether keys pressed there are text, or choose among options. */
function takesKeys(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

export function startShortcuts(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || takesKeys(event.composedPath()[0])) return;
    if (document.querySelector('dialog[open], [role="menu"]:not([hidden])')) return;
    const command = commandOf(event);
    if (command === null) return;
    event.preventDefault();
    actions[command]();
  });
}
