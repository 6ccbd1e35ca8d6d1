// Edits of flow.sh that a person might make by hand: everything else in it
// (comments, directives, blank lines) stays as it is. Pure.
import { type Block, blocksOf, descriptionOf } from "./blocks.ts";

/** What was typed as one command: line breaks outside quotes are continued, and "aws" stands first. */
export function asCommand(typed: string): string {
  let out = "";
  let quote = "";
  const text = typed.replace(/\r\n?/g, "\n").trim();
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "\\" && quote !== "'") {
      out += c + (text[++i] ?? "");
      continue;
    }
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === "'" || c === '"') quote = c;
    else if (c === "\n") {
      out = out.trimEnd() + " \\";
    }
    out += c;
  }
  return /^(aws(\s|$)|#)/.test(out) ? out : `aws ${out}`;
}

/** A description as the comment lines above a command. */
function asComment(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").trim();
  if (lines === "") return "";
  return lines
    .split("\n")
    .map((line) => `# ${line.trim()}`.trimEnd() + "\n")
    .join("");
}

/** The lines of a new step. */
export const asStep = (command: string, description = ""): string => `${asComment(description)}${asCommand(command)}\n`;

/** Whether the steps of a flow stand close, without blank lines between them. */
function close(flow: string, blocks: readonly Block[]): boolean {
  return blocks.length > 1 && blocks.slice(1).every((block, i) => flow.slice(blocks[i]!.end, block.start).trim() !== "" || block.start === blocks[i]!.end);
}

/** Puts the lines of a step behind another one (-1: before the first). */
export function insertStep(flow: string, after: number, lines: string): string {
  const blocks = blocksOf(flow);
  const gap = close(flow, blocks) ? "" : "\n";
  const step = lines.endsWith("\n") ? lines : lines + "\n";
  const before = blocks[Math.min(after, blocks.length - 1)];
  if (!before) {
    const next = blocks[0];
    if (next) return flow.slice(0, next.start) + step + gap + flow.slice(next.start);
    const head = flow === "" || flow.endsWith("\n") ? flow : flow + "\n";
    return head + (head.trim() === "" ? "" : "\n") + step;
  }
  const head = flow.slice(0, before.end);
  const tail = flow.slice(before.end);
  return (head.endsWith("\n") ? head : head + "\n") + gap + step + (tail === "" || /^\r?\n/.test(tail) ? "" : gap) + tail;
}

/** Takes the lines of a step out. */
export function removeStep(flow: string, index: number): string {
  const block = blocksOf(flow)[index];
  if (!block) return flow;
  const head = flow.slice(0, block.start);
  let tail = flow.slice(block.end);
  // Of the blank lines on either side one remains.
  if (head.trim() === "" || /\n\r?\n$/.test(head)) tail = tail.replace(/^(?:[ \t]*\r?\n)+/, "");
  return tail === "" ? head.replace(/\n(?:[ \t]*\r?\n)+$/, "\n") : head + tail;
}

/** Its lines once more, behind it. What the credentials are stored under stays the same. */
export function duplicateStep(flow: string, index: number): string {
  const block = blocksOf(flow)[index];
  return block ? insertStep(flow, index, flow.slice(block.start, block.end)) : flow;
}

/** Moves a step to another place among the steps. */
export function moveStep(flow: string, index: number, to: number): string {
  const blocks = blocksOf(flow);
  const block = blocks[index];
  if (!block || index === to || to < 0 || to >= blocks.length) return flow;
  // The two neighbours change places, as often as needed: what stands between
  // steps stays between them.
  const next = index < to ? index + 1 : index - 1;
  const [first, second] = index < to ? [block, blocks[next]!] : [blocks[next]!, block];
  const moved = whole(flow.slice(second.start, second.end)) + flow.slice(first.end, second.start) + whole(flow.slice(first.start, first.end));
  return moveStep(flow.slice(0, first.start) + moved + flow.slice(second.end), next, to);
}

const whole = (lines: string): string => (lines.endsWith("\n") ? lines : lines + "\n");

/** Gives a step another command and description. */
export function changeStep(flow: string, index: number, command: string, description: string): string {
  const block = blocksOf(flow)[index];
  if (!block) return flow;
  const { about } = block;
  let out = flow.slice(0, block.command.from) + asCommand(command) + flow.slice(block.command.to);
  if (descriptionOf(flow, block) !== description.trim()) {
    const at = about.from === about.to ? lineStart(flow, block.command.from) : about.from;
    out = out.slice(0, at) + asComment(description) + out.slice(about.from === about.to ? at : about.to);
  }
  return out;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;
