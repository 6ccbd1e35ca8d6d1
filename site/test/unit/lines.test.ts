import assert from "node:assert/strict";
import { test } from "node:test";
import { readdirSync } from "node:fs";
import { guided, stateOf, textsOf } from "../../src/guide/guide.ts";
import { changedLines, compareLines } from "../../src/ui/lines.ts";

const drawn = (lines: { kind: string; text: string }[]): string[] => lines.map(({ kind, text }) => `${{ same: " ", gone: "-", new: "+", gap: "~" }[kind]}${text}`);

test("a comparison keeps what is in both texts, in order", () => {
  assert.deepEqual(drawn(compareLines("a\nb\nc\n", "a\nx\nc\n")), [" a", "-b", "+x", " c"]);
  assert.deepEqual(drawn(compareLines("", "a\n")), ["+a"]);
  assert.deepEqual(drawn(compareLines("a\nb\n", "")), ["-a", "-b"]);
  assert.deepEqual(drawn(compareLines("a\nb\nc\nd", "b\nd\ne")), ["-a", " b", "-c", " d", "+e"]);
});

test("both texts can be had back from their comparison", () => {
  let seed = 7;
  const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 200; round++) {
    const text = (): string => Array.from({ length: random(12) }, () => "abcd"[random(4)]).join("\n");
    const [before, after] = [text(), text()];
    const lines = compareLines(before, after);
    assert.equal(lines.filter((line) => line.kind !== "new").map((line) => line.text).join("\n"), before);
    assert.equal(lines.filter((line) => line.kind !== "gone").map((line) => line.text).join("\n"), after);
  }
});

test("only what is near a change is shown", () => {
  const before = Array.from({ length: 20 }, (_, i) => String(i)).join("\n");
  assert.deepEqual(drawn(changedLines(before, before.replace("\n10\n", "\nten\n"), 1)), [" 9", "-10", "+ten", " 11"]);
  assert.deepEqual(drawn(changedLines(before, before.replace("\n3\n", "\n").replace("\n16\n", "\n"), 1)), [" 2", "-3", " 4", "~", " 15", "-16", " 17"]);
  assert.deepEqual(changedLines(before, before), []);
});

test("there is a file for each guide that the page knows, and no other", () => {
  assert.deepEqual(readdirSync("public/guides").sort(), guided.map((name) => `${name}.json`).sort());
});

test("an attempt is told from one that has been made, also where it only adds or takes away", () => {
  for (const [find, put] of [["b", "x"], ["b", "b, c"], ["b, c", "b"]] as const) {
    const attempt = { title: "", edits: [{ path: "p", find, put }], outcomes: {}, then: "" };
    let text = `a ${find} d`;
    const textOf = (path: string): string | undefined => (path === "p" ? text : undefined);
    assert.equal(stateOf(attempt, textOf), "possible");
    const before = text;
    text = textsOf(attempt, textOf, false)[0]!.text;
    assert.equal(stateOf(attempt, textOf), "made");
    text = textsOf(attempt, textOf, true)[0]!.text;
    assert.equal(text, before);
    text = "other";
    assert.equal(stateOf(attempt, textOf), "elsewhere");
  }
});
