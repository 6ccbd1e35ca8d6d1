// A scenario as one text: title, description, then path and text of each file,
// with a control character between them. Unlike an archive it keeps every text
// to the byte, also one that looks like an archive itself.
import type { File, Scenario } from "../api/types.gen.ts";

const separator = "\u001e";
const escape = "\u001d";

const escaped = (field: string): string => field.replace(/[\u001d\u001e]/g, (c) => escape + (c === escape ? "d" : "e"));
const plain = (field: string): string => field.replace(/\u001d([de])/g, (_, c) => (c === "d" ? escape : separator));

export function contain({ title, description, files }: Scenario): string {
  return [title, description, ...files.flatMap(({ path, text }) => [path, text])].map(escaped).join(separator);
}

/** The scenario of such a text; null where it is none. */
export function release(text: string): Scenario | null {
  const fields = text.split(separator);
  if (fields.length < 2 || fields.length % 2 !== 0) return null;
  const [title, description, ...rest] = fields.map(plain);
  const files: File[] = [];
  for (let i = 0; i < rest.length; i += 2) files.push({ path: rest[i]!, text: rest[i + 1]! });
  return { title: title!, description: description!, files };
}
