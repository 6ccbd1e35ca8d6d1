// Import and export: which dialog is open, and files that came in for it.
import { signal } from "@preact/signals";
import type { ImportInput } from "../api/types.gen.ts";

export const importOpen = signal(false);
export const exportOpen = signal(false);

/** Files to import, by name and text. */
export const importInputs = signal<readonly ImportInput[]>([]);

/** Reads files for the import; they take the place of those before. */
export async function chooseImport(files: ArrayLike<File>): Promise<void> {
  importInputs.value = await Promise.all(Array.from(files, async (file) => ({ name: file.name, text: await file.text() })));
}
