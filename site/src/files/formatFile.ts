import { textOf } from "../state/document.ts";
import { replaceText } from "../state/edit.ts";
import { warn } from "../state/notices.ts";
import { isJson } from "../state/syntax.ts";
import { formatJson } from "./format.ts";

/** Formats a file of JSON. */
export function formatFile(path: string): void {
  if (!isJson(path)) return warn(`Only JSON can be formatted; ${path || "no file"} is none.`);
  const formatted = formatJson(textOf(path) ?? "");
  if (formatted === null) warn(`${path} can be formatted once it is valid JSON.`);
  else replaceText(path, formatted, `Formatted ${path}.`);
}
