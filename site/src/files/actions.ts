// What can be done with the selection of the tree, by button and by key.
import { signal } from "@preact/signals";
import { paths } from "../state/document.ts";
import { deleteFile } from "../state/edit.ts";
import { selectedFile } from "../state/selection.ts";
import { deleteFolder, selectedFolder } from "./selected.ts";

/** The form that is open. */
export const asking = signal<"add" | "rename" | null>(null);

export function removeSelected(): void {
  if (selectedFolder.value) {
    deleteFolder(selectedFolder.value);
    return;
  }
  const path = selectedFile.value;
  const at = paths.value.indexOf(path);
  if (at < 0) return;
  deleteFile(path);
  selectedFile.value = paths.value[at] ?? paths.value[at - 1] ?? "";
}

/** Keys of the tree, besides those that go through it; true where one was used. */
export function actionKey(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (!["F2", "Insert", "Delete"].includes(event.key)) return false;
  // They are about what has the focus, which need not be open.
  const path = (event.target as HTMLElement).dataset.leaf;
  if (path !== undefined) selectedFile.value = path;
  if (event.key === "F2") asking.value = "rename";
  else if (event.key === "Insert") asking.value = "add";
  else {
    removeSelected();
    const tree = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => tree.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  }
  event.preventDefault();
  return true;
}
