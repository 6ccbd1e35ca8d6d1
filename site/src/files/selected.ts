// A whole thing that is selected in the tree, by its folder.
import { signal } from "@preact/signals";
import { files } from "../state/document.ts";
import { change, pathProblem } from "../state/edit.ts";
import { selectedFile } from "../state/selection.ts";

/** The folder that renaming and deleting are about; "" where it is the selected file. */
export const selectedFolder = signal("");

export const inFolder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

/** Why a folder can not have another name; "" where it can. */
export function folderProblem(folder: string, name: string): string {
  if (!folder.startsWith("accounts/")) return "The scenario format gives this folder its name.";
  if (name.includes("/")) return "A name has no slash.";
  const to = renamed(folder, name);
  if (to !== folder && files.value.some((file) => inFolder(file.path, to))) return "There is one of this name.";
  return pathProblem(`${to}/x`);
}

const renamed = (folder: string, name: string): string => folder.replace(/[^/]*$/, name);

export function renameFolder(folder: string, name: string): void {
  const to = renamed(folder, name);
  const moved = (path: string): string => (inFolder(path, folder) ? to + path.slice(folder.length) : path);
  change({ files: files.value.map((file) => ({ path: moved(file.path), text: file.text })) }, `Renamed ${folder} to ${to}. What names it elsewhere is as it was.`);
  if (files.value.some((file) => inFolder(file.path, folder)) && to !== folder) return; // it was opened to be read only
  selectedFile.value = moved(selectedFile.value);
  selectedFolder.value = to;
}

export function deleteFolder(folder: string): void {
  const left = files.value.filter((file) => !inFolder(file.path, folder));
  const count = files.value.length - left.length;
  change({ files: left }, `Deleted ${folder}, ${count} ${count === 1 ? "file" : "files"}.`);
  if (files.value.length !== left.length) return; // it was opened to be read only
  selectedFolder.value = "";
  if (inFolder(selectedFile.value, folder)) selectedFile.value = left[0]?.path ?? "";
}
