// What a link may hold. Far more than a scenario needs, far less than could
// hurt the page: a link is made by anyone.
import type { Scenario } from "../api/types.gen.ts";

/** Letters of a link, before anything is decoded. */
export const maxLetters = 1_500_000;
/** Bytes of all texts, decoded. */
export const maxBytes = 1_048_576;
export const maxFiles = 200;
const maxPath = 1024;

/** Why a scenario of a link is not taken; "" where it is. */
export function refusal({ files }: Scenario): string {
  if (files.length > maxFiles) return `it holds ${files.length} files; ${maxFiles} is the most`;
  const paths = new Set<string>();
  for (const { path } of files) {
    const wrong = pathFault(path);
    if (wrong) return `its file ${JSON.stringify(path.slice(0, 100))} ${wrong}`;
    if (paths.has(path)) return `it holds the file ${JSON.stringify(path)} twice`;
    paths.add(path);
  }
  return "";
}

/** Why no file can have this path; "" where one can. */
function pathFault(path: string): string {
  if (path === "") return "has no name";
  if (path.length > maxPath) return `has a path of ${path.length} characters; ${maxPath} is the most`;
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) return "has a path that leads out of the scenario or nowhere";
  if (/[\u0000-\u001f\u007f]/.test(path) || path !== path.trim() || path.includes(" --")) return "has a path that no archive can hold";
  return "";
}
