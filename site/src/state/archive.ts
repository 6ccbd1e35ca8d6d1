// Scenarios as archives: what a file on disk, a drop on the page or a paste holds.
import type { EngineClient } from "../worker/client.ts";
import { scenario } from "./document.ts";
import { tell, warn } from "./notices.ts";
import { openDocument } from "./open.ts";
import { redactContent, secretsRemoved } from "./secrets.ts";

const largest = 2_000_000; // characters of an archive

/** Whether a text may be an archive: some line begins a file in it. */
export const looksLikeArchive = (text: string): boolean => /^-- .*\S.* --\r?$/m.test(text);

/** Opens the text of an archive as a document; says so where it is none. */
export async function openArchive(engine: EngineClient, text: string, name: string): Promise<void> {
  if (text.length > largest) return warn(`${name} is too large for a scenario (over ${largest / 1_000_000} million characters).`);
  if (text.includes("\u0000") || !looksLikeArchive(text)) return warn(`${name} is not a scenario: no line like “-- flow.sh --” begins a file in it.`);
  const { scenario: opened } = await engine.call("open", { archive: text });
  openDocument({ source: { kind: "file", name }, title: opened.title || name.replace(/\.txtar$/, ""), scenario: opened });
}

/** Opens files that the visitor chose or dropped on the page: the first one. */
export async function openFiles(engine: EngineClient, chosen: ArrayLike<File>): Promise<void> {
  const file = chosen[0];
  if (!file) return;
  if (file.size > 4 * largest) return warn(`${file.name} is too large for a scenario.`);
  try {
    await openArchive(engine, await file.text(), file.name);
  } catch (error) {
    warn(`${file.name} could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (chosen.length > 1) warn(`Opened ${file.name} only; one scenario is open at a time.`);
}

/** Gives the scenario to the visitor as a file. */
export async function download(engine: EngineClient): Promise<void> {
  try {
    const { content, found } = redactContent(scenario.value);
    const { archive } = await engine.call("save", { scenario: { ...content, files: [...content.files] } });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([archive], { type: "text/plain" }));
    link.download = fileNameFor(content.title);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // after the browser has read it
    if (found > 0) warn(secretsRemoved(found, "of the file"));
    else tell(`Downloaded ${link.download}.`);
  } catch (error) {
    warn(`The scenario could not be downloaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A file's name made of a title: what every file system takes. */
export function fileNameFor(title: string): string {
  const words = title.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word : `${name}-${word}`;
    if (longer.length > 60) break;
    name = longer;
  }
  return `${name || "scenario"}.txtar`;
}
