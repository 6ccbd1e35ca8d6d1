// flow.sh as a list of steps, each with the lines around its command that
// belong to it, as the engine reads them. Pure.

/** Offsets in the text of flow.sh; each end is exclusive. */
export interface Block {
  /** Its first line: of its description, or of a clock setting before it. */
  start: number;
  /** Behind the line break of its last line. */
  end: number;
  /** The lines that describe it; from and to are equal where there are none. */
  about: { from: number; to: number };
  command: { from: number; to: number };
}

/** The steps of a flow, in their order. */
export function blocksOf(flow: string): Block[] {
  const blocks: Block[] = [];
  let about = null as Block["about"] | null;
  let setting = -1; // where the first clock setting since the last command begins
  let blank = false; // a blank line since the last comment
  let open = null as Block | null; // directives may follow
  for (let at = 0; at < flow.length; ) {
    const end = lineEnd(flow, at);
    const text = flow.slice(at, end).trim();
    if (text === "") {
      blank = true;
      open = null;
    } else if (/^#(?:=>|=~|->)/.test(text)) {
      if (open) open.end = end;
    } else if (text.startsWith("#@")) {
      open = null;
      if (setting < 0) setting = at;
    } else if (text.startsWith("#")) {
      if (blank || open) about = null;
      about = { from: about?.from ?? at, to: end };
      blank = false;
      open = null;
    } else {
      const from = at + flow.slice(at, end).search(/\S/);
      const stop = commandEnd(flow, from);
      const to = from + flow.slice(from, stop).trimEnd().length;
      const starts = [at, about?.from ?? at, setting < 0 ? at : setting];
      open = { start: Math.min(...starts), end: lineEnd(flow, to), about: about ?? { from: at, to: at }, command: { from, to } };
      blocks.push(open);
      about = null;
      setting = -1;
      blank = false;
      at = lineEnd(flow, to);
      continue;
    }
    at = end;
  }
  return blocks;
}

/** Behind the line break of the line that holds an offset. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/**
 * The line break that ends a command: not one behind a backslash, and not one
 * in a quotation. A quotation that is never closed ends with its first line.
 */
function commandEnd(text: string, start: number): number {
  let quote = "";
  let firstLine = -1;
  for (let i = start; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\\" && quote !== "'") i += text[i + 1] === "\r" ? 2 : 1;
    else if (quote !== "") {
      if (c === quote) quote = "";
      else if (c === "\n" && firstLine < 0) firstLine = i;
    } else if (c === "'" || c === '"') quote = c;
    else if (c === "\n") return i;
  }
  return quote !== "" && firstLine >= 0 ? firstLine : text.length;
}

/** The description of a step as it is shown: the text behind its "#". */
export function descriptionOf(flow: string, block: Block): string {
  return flow
    .slice(block.about.from, block.about.to)
    .split("\n")
    .map((line) => line.trim().replace(/^#\s*/, ""))
    .join("\n")
    .trim();
}

export const commandOf = (flow: string, block: Block): string => flow.slice(block.command.from, block.command.to);
