import assert from "node:assert/strict";
import { test } from "node:test";
import { fileFor, foldersFor, kinds, nameProblem } from "../../src/files/kinds.ts";

const paths = ["accounts/A/account.json", "accounts/A/users/u/user.json", "accounts/A/roles/r/trust-policy.json", "accounts/A/buckets/b/bucket.json", "accounts/B/account.json", "flow.sh"];
const numbers = new Map([
  ["accounts/A", "111111111111"],
  ["accounts/B", "222222222222"],
]);
const info = (kind: string) => kinds.find((k) => k.kind === kind)!;

test("where things go", () => {
  assert.deepEqual(foldersFor("account", paths), ["accounts/A", "accounts/B"]);
  assert.deepEqual(foldersFor("principal", paths), ["accounts/A/users/u", "accounts/A/roles/r"]);
  assert.deepEqual(foldersFor("bucket", paths), ["accounts/A/buckets/b"]);
  assert.deepEqual(foldersFor("", paths), []);
});

test("an account gets a number that is free", () => {
  assert.deepEqual(fileFor("account", "", "C", numbers), { path: "accounts/C/account.json", text: '{\n  "id": "333333333333"\n}\n' });
  const all = new Map([..."123456789"].map((digit) => [`accounts/${digit}`, digit.repeat(12)]));
  assert.match(fileFor("account", "", "C", all).text, /"100000000001"/);
});

test("a role trusts its own account, a bucket policy names its own bucket", () => {
  assert.match(fileFor("role", "accounts/B", "r", numbers).text, /arn:aws:iam::222222222222:root/);
  const policy = fileFor("bucket-policy", "accounts/A/buckets/b", "", numbers);
  assert.equal(policy.path, "accounts/A/buckets/b/policy.json");
  assert.match(policy.text, /arn:aws:iam::111111111111:root[^]*arn:aws:s3:::b\/\*/);
});

test("everything that is added is JSON, but for local files", () => {
  for (const { kind } of kinds) {
    if (kind === "path" || kind === "local") continue;
    assert.doesNotThrow(() => JSON.parse(fileFor(kind, "accounts/A/buckets/b", "x", numbers).text), kind);
  }
});

test("names that can not be", () => {
  assert.equal(nameProblem(info("user"), "v", paths, "accounts/A"), "");
  assert.equal(nameProblem(info("user"), "u", paths, "accounts/B"), "");
  assert.equal(nameProblem(info("user"), "u", paths, "accounts/A"), "There is one of this name.");
  assert.equal(nameProblem(info("bucket"), "b", paths, "accounts/B"), "There is one of this name.");
  assert.equal(nameProblem(info("role"), "a/b", paths, "accounts/A"), "A name has no slash.");
  assert.equal(nameProblem(info("objects"), "", paths, "accounts/A/buckets/b"), "");
  assert.notEqual(nameProblem(info("role"), "", paths, "accounts/A"), "");
});
