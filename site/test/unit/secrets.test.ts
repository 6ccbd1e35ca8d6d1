import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findSecrets, redactSecrets, Redactor, secretsRemoved } from "../../src/state/secrets.ts";

interface Case {
  note: string;
  text: string;
  found: [string, string][];
  redacted?: string;
}

// The engine's own table; "~" is taken out of its texts (see engine/secret/secret_test.go).
const cases = readFileSync("../engine/secret/testdata/cases.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line.replaceAll("~", "")) as Case);

for (const { note, text, found, redacted } of cases) {
  test(note, () => {
    assert.deepEqual(findSecrets(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]), found);
    const redactor = new Redactor();
    const without = redactor.redact(text);
    assert.equal(redactor.found, found.length);
    if (redacted !== undefined) assert.equal(without, redacted);
    if (found.length === 0) assert.equal(without, text);
    assert.deepEqual(findSecrets(without), []);
  });
}

test("files without credentials stay the same objects", () => {
  const [key] = cases.find((c) => c.note === "at both ends")!.found[0]!.slice(1);
  const harmless = { path: "flow.sh", text: "aws sts get-caller-identity" };
  const files = [harmless];
  assert.equal(redactSecrets(files).files, files);
  const mixed = redactSecrets([harmless, { path: "files/a", text: `${key}` }, { path: "files/b", text: `again ${key}` }]);
  assert.equal(mixed.found, 2);
  assert.equal(mixed.files[0], harmless);
  assert.deepEqual(mixed.files.slice(1), [
    { path: "files/a", text: "AKIAREMOVEDAAEXAMPLE" },
    { path: "files/b", text: "again AKIAREMOVEDAAEXAMPLE" },
  ]);
});

test("what the visitor is told", () => {
  assert.match(secretsRemoved(1, "of the link"), /^A text that looks like .* is left out of the link\./);
  assert.match(secretsRemoved(2, "of the draft"), /^2 texts .* are left out of the draft\./);
});
