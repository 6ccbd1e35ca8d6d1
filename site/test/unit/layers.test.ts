// The page's parts import in one direction, so that each can be read, tested
// and replaced without those above it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, sep } from "node:path";
import { test } from "node:test";

const order = [["api"], ["worker"], ["link", "offline"], ["state"], ["ui"], ["player", "decision"], ["map", "files", "flow", "explain", "matrix", "changes", "whatif", "guide", "gallery", "document", "about", "exchange", "share"], ["app"], ["embed"]];
const rank = (part: string): number => order.findIndex((parts) => parts.includes(part));

const root = "src"; // tests run in the site's folder

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

test("imports go downwards only", () => {
  const wrongs: string[] = [];
  let seen = 0;
  for (const path of sources(root)) {
    const part = path.split(sep)[1]!;
    if (rank(part) < 0) continue; // main.tsx, styles
    for (const [, from] of readFileSync(path, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      const other = normalize(join(path, "..", from!)).split(sep)[1]!;
      seen++;
      if (other !== part && rank(other) >= rank(part)) wrongs.push(`${path} imports ${from}: ${part} may not know ${other}`);
    }
  }
  assert.ok(seen > 50, "the imports are found");
  assert.deepEqual(wrongs, []);
});

test("nothing is inserted as markup", () => {
  for (const path of sources(root)) {
    assert.doesNotMatch(readFileSync(path, "utf8"), /dangerouslySetInnerHTML|\.(inner|outer)HTML|insertAdjacentHTML|document\.write/, path);
  }
});
