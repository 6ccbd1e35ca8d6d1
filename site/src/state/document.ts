// The document on the desk: a scenario as it is typed, where it came from and
// the original that it began as.
import { computed, signal } from "@preact/signals";
import type { File, Scenario } from "../api/types.gen.ts";
import { sharing } from "./share.ts";

/** Where a document came from. */
export type Source =
  | { kind: "example"; name: string } // of the gallery
  | { kind: "link" }
  | { kind: "file"; name: string } // of the file
  | { kind: "import" }
  | { kind: "template"; name: string };

/** What a document says. Its parts are never changed in place. */
export interface Content {
  readonly title: string;
  readonly description: string;
  readonly files: readonly File[];
}

const nothing: Content = { title: "", description: "", files: [] };

/** What tells the document from all others, also in storage; "" before there is one. */
export const documentId = signal("");
export const source = signal<Source>({ kind: "example", name: "" });

/** What "Reset" brings back and "Changes" compare with. A new object for each document that is opened. */
export const original = signal<Content>(nothing);
export const content = signal<Content>(nothing);

/** Whether the document was opened to be read only; nothing changes it then. */
export const readOnly = signal(false);

/** Path of the file that the last edit was typed into. */
export const typedInto = signal("");

export const title = computed(() => content.value.title);
export const description = computed(() => content.value.description);
export const files = computed(() => content.value.files);
export const scenario = computed<Scenario>(() => ({ ...content.value, files: [...content.value.files] }));

export const edited = computed(() => !sameContent(content.value, original.value));

export function sameContent(a: Content, b: Content): boolean {
  return a === b || (a.title === b.title && a.description === b.description && sameFiles(a.files, b.files));
}

function sameFiles(a: readonly File[], b: readonly File[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const texts = new Map(b.map((file) => [file.path, file.text]));
  return a.every((file) => texts.get(file.path) === file.text);
}

/** The files' paths: what most of the page needs to know of them. */
export const paths = sharing<readonly string[]>(() => files.value.map((file) => file.path));

export const hasFile = (path: string): boolean => paths.value.includes(path);

export function textOf(path: string): string | undefined {
  return files.value.find((file) => file.path === path)?.text;
}

/** The word for a document in a sentence. */
export const sourceWord = (of: Source): string =>
  ({ example: "example", link: "shared scenario", file: "file", import: "import", template: "scenario" })[of.kind];
