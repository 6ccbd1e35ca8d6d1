// What a page asks of the embed in it, beside what every link can say.

export const parts = ["map", "flow", "explanation", "files"] as const;
export type Part = (typeof parts)[number];

export interface EmbedOptions {
  /** In the order of the page, at least one. */
  show: readonly Part[];
  /** Whether the frame takes the height of what it shows. */
  autoHeight: boolean;
  /** The origin of the page around, "*" where that has none, or "" where it wants no messages. */
  host: string;
}

export function embedOptions(fields: ReadonlyMap<string, string>): EmbedOptions {
  const wanted = (fields.get("show") ?? "").split(/[\s,+]+/);
  const show = parts.filter((part) => wanted.includes(part));
  const host = fields.get("host") ?? "";
  return {
    show: show.length > 0 ? show : ["map", "flow", "explanation"],
    autoHeight: fields.get("height") === "auto",
    host: host === "*" || isOrigin(host) ? host : "",
  };
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text && text !== "null";
  } catch {
    return false;
  }
}
