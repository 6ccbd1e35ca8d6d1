// Share links: all of a scenario in a URL's fragment, which browsers never
// send to a server.
//
//   cg1.e.NAME      an example of the gallery, as it is
//   cg1.s.PACKED    a scenario; from=NAME tells which example it was made from
//
// each perhaps with ?options. "cg1" is the version of the format. What it means
// never changes: links made today have to open for ever. A later form gets
// "cg2" and this one goes on being read (test/unit/links.txt holds some).
import type { Scenario } from "../api/types.gen.ts";
import { firstForeign, fromBase64Url, toBase64Url } from "./base64url.ts";
import { contain, release } from "./container.ts";
import { maxBytes, maxLetters, refusal } from "./limits.ts";
import { type LinkOptions, quote, readFields, readOptions, writeOptions } from "./options.ts";
import { pack, TooLarge, Truncated, unpack } from "./pack.ts";

const version = 1;
const prefix = `cg${version}.`;

/** What a link opens. */
export type LinkContent = { kind: "example"; name: string } | { kind: "scenario"; scenario: Scenario; from: string };

export interface Link {
  content: LinkContent;
  options: LinkOptions;
  /** All that stands behind the question mark: an embed reads more than the options. */
  fields: ReadonlyMap<string, string>;
}

/** A link that can not be opened, or a scenario that no link can hold. The message is for the visitor. */
export class LinkError extends Error {
  constructor(
    readonly kind: "newer" | "damaged" | "truncated" | "too large",
    message: string,
  ) {
    super(message);
  }
}

/** Whether a fragment means to be a share link, of whatever version. */
export const isLink = (fragment: string): boolean => /^#?cg\d+\./.test(fragment);

export const exampleName = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The fragment of a link, without its #. The dictionary is the one of this version. */
export function encodeLink(content: LinkContent, options: Partial<LinkOptions>, dictionary: Uint8Array): string {
  const said = writeOptions(options);
  if (content.kind === "example") return `${prefix}e.${content.name}${said}`;
  const wrong = refusal(content.scenario);
  if (wrong) throw new LinkError("too large", `No link can hold this scenario: ${wrong}.`);
  const from = content.from ? `${said ? "&" : "?"}from=${quote(content.from)}` : "";
  try {
    return `${prefix}s.${toBase64Url(pack(contain(content.scenario), dictionary))}${said}${from}`;
  } catch (error) {
    if (error instanceof TooLarge) throw new LinkError("too large", `No link can hold this scenario: its texts are more than ${maxBytes / 1024} KB.`);
    throw error;
  }
}

/** Reads a fragment. The dictionary is asked for only where the link needs it. */
export async function decodeLink(fragment: string, dictionary: () => Promise<Uint8Array>): Promise<Link> {
  const text = fragment.replace(/^#/, "");
  if (text.length > maxLetters) throw new LinkError("too large", `The link is too long: ${text.length} characters; ${maxLetters} is the most.`);
  const [, made, kind = "", body = "", behind = ""] = /^cg(\d+)\.(?:([a-z])\.)?([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
  if (made === undefined) throw new LinkError("damaged", "The address ends with something that is no link of Crossgrant.");
  if (Number(made) > version) throw new LinkError("newer", `The link was made by a newer version of Crossgrant (its format is ${Number(made)}, this page reads ${version}). Reload the page, or open the link where it was made.`);
  const fields = readFields(behind);
  const options = readOptions(fields);
  if (Number(made) === version && kind === "e") return { content: { kind: "example", name: nameIn(body) }, options, fields };
  if (Number(made) === version && kind === "s") {
    const from = fields.get("from") ?? "";
    const scenario = await unpacked(body, dictionary);
    return { content: { kind: "scenario", scenario, from: exampleName.test(from) ? from : "" }, options, fields };
  }
  throw new LinkError("damaged", "The link is damaged: its beginning does not say what it holds.");
}

function nameIn(body: string): string {
  if (!exampleName.test(body)) throw new LinkError("damaged", "The link is damaged: it names no example.");
  return body;
}

async function unpacked(body: string, dictionary: () => Promise<Uint8Array>): Promise<Scenario> {
  const foreign = firstForeign(body);
  if (foreign >= 0) {
    const at = `${prefix}s.`.length + foreign + 1;
    throw new LinkError("damaged", `The link is damaged: its character ${at} (${JSON.stringify(body[foreign])}) is none that links are made of.`);
  }
  let text: string;
  const bytes = await dictionary();
  try {
    text = unpack(fromBase64Url(body), bytes);
  } catch (error) {
    if (error instanceof TooLarge) throw new LinkError("too large", `The link holds more than ${maxBytes / 1024} KB of text, which is the most.`);
    if (error instanceof Truncated) throw new LinkError("truncated", "The link is cut off: its end is missing. Chat and mail programs sometimes do that to long links.");
    throw new LinkError("damaged", "The link is damaged: some of its characters were changed on the way.");
  }
  const scenario = release(text);
  if (!scenario) throw new LinkError("damaged", "The link is damaged: what it holds is no scenario.");
  const wrong = refusal(scenario);
  if (wrong) throw new LinkError("damaged", `The link is refused: ${wrong}.`);
  return scenario;
}
