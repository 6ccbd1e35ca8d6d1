// The commands typed at the prompt, per document and tab. Credentials that
// look real are never kept.
import { redactSecrets } from "../state/secrets.ts";
import { keep, recall, tabOnly } from "../state/store.ts";

const most = 100;
const keyOf = (id: string): string => `typed:1:${id}`;

export function typedBefore(id: string): string[] {
  const kept = recall<unknown>(keyOf(id), tabOnly);
  return Array.isArray(kept) ? kept.filter((line): line is string => typeof line === "string") : [];
}

export function rememberTyped(id: string, command: string): void {
  const text = redactSecrets([{ path: "", text: command }]).files[0]!.text;
  const before = typedBefore(id).filter((line) => line !== text);
  keep(keyOf(id), [...before, text].slice(-most), tabOnly);
}
