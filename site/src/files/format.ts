// Formats JSON without reading more into it than its shape: keys keep their
// order, also where one stands twice, and numbers their spelling. Pure.

const width = 80;
/** Deeper text than this is left alone. */
const maxDepth = 100;

/** The text with two spaces a level, short lists on one line; null where it is not JSON. */
export function formatJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let at = 0;

  function value(depth: number, taken: number): string | null {
    const token = tokens[at++]!;
    if (token !== "{" && token !== "[") return token;
    if (depth > maxDepth) return null;
    const close = token === "{" ? "}" : "]";
    const members: string[] = [];
    let nested = false;
    while (tokens[at] !== close) {
      if (tokens[at] === ",") at++;
      let key = "";
      if (token === "{") {
        key = tokens[at]! + ": ";
        at += 2; // the key and its colon
      }
      nested ||= tokens[at] === "{" || tokens[at] === "[";
      const inner = value(depth + 1, (depth + 1) * 2 + key.length);
      if (inner === null) return null;
      members.push(key + inner);
    }
    at++;
    if (members.length === 0) return token + close;
    const line = token === "{" ? `{ ${members.join(", ")} }` : `[${members.join(", ")}]`;
    const oneLine = token === "[" || members.length === 1;
    if (!nested && oneLine && taken + line.length <= width && depth > 0) return line;
    const indent = "  ".repeat(depth + 1);
    return `${token}\n${indent}${members.join(`,\n${indent}`)}\n${"  ".repeat(depth)}${close}`;
  }

  const out = value(0, 0);
  return out === null ? null : out + "\n";
}
