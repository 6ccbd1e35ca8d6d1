import type { File } from "../api/types.gen.ts";

/** Whether a file of a scenario is JSON by its name. */
export function isJson(path: string): boolean {
  return path.endsWith(".json") && !path.startsWith("files/");
}

/** Whether a file can not be read as what it is, as while it is being typed. */
export function hasSyntaxError(file: File): boolean {
  if (!isJson(file.path)) return false;
  try {
    JSON.parse(file.text);
    return false;
  } catch {
    return true;
  }
}
