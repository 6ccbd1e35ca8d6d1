import assert from "node:assert/strict";
import { test } from "node:test";
import { inTellingOrder, isTelling, layersInTellingOrder } from "../../src/decision/order.ts";
import { marksOf } from "../../src/files/marks.ts";
import { pathsOf, treeOf } from "../../src/files/tree.ts";
import { difference } from "../../src/files/difference.ts";
import { asStep, insertStep } from "../../src/flow/edit.ts";
import { expectedWords, summaryText } from "../../src/flow/outcome.ts";
import { accountsOf } from "../../src/state/accounts.ts";
import { hasSyntaxError } from "../../src/state/syntax.ts";
import { accountPattern } from "../../src/ui/AccountText.tsx";
import { splitAt } from "../../src/ui/ReasonText.tsx";
import type { Layer, PolicyTrace } from "../../src/api/types.gen.ts";
import { decision, statement, step, threeAccounts } from "./build.ts";

test("files stand below the account and the thing they describe", () => {
  const paths = ["flow.sh", "accounts/A/account.json", "accounts/A/users/U/policies/p.json", "accounts/A/users/U/user.json", "accounts/B/policies/m.json", "files/x/y.txt"];
  const tree = treeOf([...paths].reverse());
  assert.deepEqual(new Set(pathsOf(tree)), new Set(paths));
  assert.deepEqual(tree.leaves.map((leaf) => leaf.label), ["flow.sh"]);
  const a = tree.branches.find((branch) => branch.id === "accounts/A")!;
  assert.deepEqual(a.leaves.map((leaf) => leaf.label), ["account.json"]);
  assert.deepEqual(a.branches.map((branch) => [branch.kind, branch.label, branch.leaves.map((leaf) => leaf.label).sort()]), [
    ["user", "U", ["policies/p.json", "user.json"]],
  ]);
  assert.deepEqual(tree.branches.find((branch) => branch.id === "files")!.leaves.map((leaf) => leaf.label), ["x/y.txt"]);
});

const differences: [string, string][] = [
  ["", "abc"],
  ["abc", ""],
  ["abc", "abc"],
  ["aaa", "aa"],
  ["one two three", "one 2 three"],
  ["abab", "ababab"],
];
for (const [from, to] of differences) {
  test(`the change from ${JSON.stringify(from)} to ${JSON.stringify(to)}`, () => {
    const change = difference(from, to);
    assert.equal(from.slice(0, change.from) + change.insert + from.slice(change.to), to);
  });
}

test("a command goes to the end of the flow", () => {
  assert.equal(insertStep("", Infinity, asStep("aws s3 ls")), "aws s3 ls\n");
  assert.equal(insertStep("aws a b", Infinity, asStep("s3api list-buckets")), "aws a b\n\naws s3api list-buckets\n");
  assert.equal(insertStep("aws a b\n", Infinity, asStep("aws c d")), "aws a b\n\naws c d\n");
});

test("the summary counts what was expected", () => {
  assert.equal(summaryText({ steps: 7, expected: 7, met: 6 }), "6 of 7 as expected");
  assert.equal(summaryText({ steps: 1, expected: 0, met: 0 }), "1 step, nothing expected");
  assert.equal(summaryText({ steps: 0, expected: 0, met: 0 }), "no commands");
});

test("an unmet expectation says what of it was not met", () => {
  assert.equal(expectedWords("#=> OK", "AccessDenied"), "OK");
  assert.equal(expectedWords("#=> AccessDenied because explicit-deny p.json#112", "OK"), "AccessDenied");
  assert.equal(expectedWords("#=> AccessDenied because explicit-deny p.json#112", "AccessDenied"), "explicit-deny p.json#112");
  assert.equal(expectedWords("#=> OK\n#=~ \"Arn\"", "OK"), '"Arn"');
});

test("account numbers and canonical IDs are found in text, names are not patterns", () => {
  const pattern = accountPattern(accountsOf(threeAccounts().world))!;
  assert.deepEqual(`arn:aws:iam::222222222222:root id=${"a".repeat(64)}.`.match(pattern), ["222222222222", "a".repeat(64)]);
  assert.equal(accountPattern([{ id: "x", name: "x", number: "(", canonicalUserId: "", hue: 0 }]), null);
});

test("a sentence is split at the longest of the names it holds", () => {
  assert.deepEqual(splitAt("see a/b.json (A+) and a/b", ["a/b", "a/b.json", "(A+)", "zz", ""]), ["see ", "a/b.json", " ", "(A+)", " and ", "a/b", ""]);
  assert.deepEqual(splitAt("nothing", ["x"]), ["nothing"]);
});

test("an account called A is not found in other words, nor in the article", () => {
  const names = ["A", "B", "Management"];
  assert.deepEqual(splitAt("AccessDenied: A deny of A wins. AWS, B", names), ["AccessDenied: A deny of ", "A", " wins. AWS, ", "B", ""]);
  assert.deepEqual(splitAt("Managements (Management)", names), ["Managements (", "Management", ")"]);
});

test("only JSON files have JSON errors", () => {
  assert.equal(hasSyntaxError({ path: "accounts/A/account.json", text: "{" }), true);
  assert.equal(hasSyntaxError({ path: "accounts/A/account.json", text: "{}" }), false);
  assert.equal(hasSyntaxError({ path: "files/broken.json", text: "{" }), false);
  assert.equal(hasSyntaxError({ path: "flow.sh", text: "{" }), false);
});

const policy = (name: string, file: string, statements: PolicyTrace["statements"]): PolicyTrace => ({ name, file, verdict: "allow", statements });
const layer = (policies: PolicyTrace[]): Layer => ({ kind: "resource", title: "", account: "", verdict: "allow", note: "", policies, grants: [] });
const place = (offset: number) => ({ offset, line: 1, column: 1 });
const at = (from: number, to: number) => ({ start: place(from), end: place(to) });

test("the deciding statement is told first, then matches, near misses, the rest", () => {
  const statements = [statement(0), statement(1, { nearMiss: true }), statement(2, { match: "yes" }), statement(3, { match: "yes" })];
  const p = policy("p", "p.json", statements);
  const l = layer([p]);
  const d = decision({ deciding: { layer: "resource", policy: "p", file: "p.json", index: 3, sid: "", range: at(0, 1) }, layers: [l] });
  assert.deepEqual(inTellingOrder(d, l, p).map((s) => s.index), [3, 2, 1, 0]);
});

test("the layer that decided, or lacked an allow, is told first and opened", () => {
  const [identity, resource, acl] = (["identity", "resource", "acl"] as const).map((kind) => ({ ...layer([]), kind, verdict: "implicit-deny" as const }));
  const d = decision({ verdict: "implicit-deny", missing: ["resource"], layers: [identity!, resource!, acl!] });
  assert.deepEqual(layersInTellingOrder(d).map((l) => l.kind), ["resource", "identity", "acl"]);
  assert.deepEqual(d.layers.map((l) => isTelling(d, l)), [false, true, false]);
});

test("a statement's mark says the most that any decision of the step says of it", () => {
  const first = layer([policy("p", "p.json", [statement(0, { range: at(5, 9) })])]);
  const second = layer([policy("p", "p.json", [statement(0, { range: at(5, 9), match: "yes" })]), policy("q", "q.json", [statement(0, { range: at(1, 2) })])]);
  const marks = marksOf(step(0, "", "", "allow", { decisions: [decision({ layers: [first] }), decision({ layers: [second] })] }), "p.json");
  assert.deepEqual(marks.map((mark) => [mark.from, mark.to, mark.match]), [[5, 9, "yes"]]);
});
