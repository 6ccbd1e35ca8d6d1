import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, settingsOf, tagsOf, textsOf, withMember } from "../../src/files/settings.ts";

test("which files have a form", () => {
  assert.deepEqual(fieldsOf("accounts/A/buckets/b/bucket.json").map(({ key }) => key), ["objectOwnership", "blockPublicAccess", "versioning", "tags"]);
  assert.equal(fieldsOf("accounts/A/roles/r/role.json").length, 4);
  for (const path of ["accounts/A/buckets/b/policy.json", "files/bucket.json", "flow.sh", ""]) assert.deepEqual(fieldsOf(path), []);
});

const text = `{
    "objectOwnership":   "ObjectWriter",
    "blockPublicAccess": { "BlockPublicAcls": true },

    "tags": { "team": "blue" }
}
`;

test("a value is changed in place", () => {
  assert.equal(withMember(text, ["objectOwnership"], "BucketOwnerEnforced"), text.replace("ObjectWriter", "BucketOwnerEnforced"));
  assert.equal(withMember(text, ["tags", "team"], 'a"b'), text.replace('"blue"', '"a\\"b"'));
  assert.equal(withMember(text, ["blockPublicAccess", "BlockPublicAcls"], false), text.replace("true", "false"));
});

test("a member comes and goes, and the rest stays as it was typed", () => {
  const more = withMember(text, ["versioning"], "Enabled");
  assert.deepEqual(JSON.parse(more), { ...JSON.parse(text), versioning: "Enabled" });
  assert.equal(more, text.replace('"blue" }', '"blue" },\n    "versioning": "Enabled"'));
  assert.equal(withMember(more, ["versioning"], undefined), text);
  assert.equal(withMember("{}\n", ["tags", "a"], ""), '{\n  "tags": { "a": "" }\n}\n');
  assert.equal(withMember('{ "id": "1" }', ["block"], { a: true, b: false }), '{ "id": "1", "block": {\n  "a": true,\n  "b": false\n} }');
  assert.equal(withMember("{\r\n\t\"a\": 1\r\n}", ["groups"], ["x", "y"]), '{\r\n\t"a": 1,\r\n\t"groups": ["x", "y"]\r\n}');
  assert.equal(withMember('{ "tags": 1 }', ["tags", "a"], "x"), '{ "tags": { "a": "x" } }');
  assert.equal(withMember('{ "groups": ["a", "b"] }', ["groups"], ["a"]), '{ "groups": ["a"] }');
  // Members that are taken away one by one, from the first and from the last.
  for (const order of [["objectOwnership", "blockPublicAccess", "tags"], ["tags", "blockPublicAccess", "objectOwnership"]]) {
    const now = JSON.parse(text) as Record<string, unknown>;
    order.reduce((before, key) => {
      const after = withMember(before, [key], undefined);
      delete now[key];
      assert.deepEqual(JSON.parse(after), now);
      return after;
    }, text);
  }
});

test("what can not be read says where", () => {
  assert.deepEqual(settingsOf("{}"), { settings: {}, problem: "" });
  assert.match(settingsOf('{\n  "a": 1,\n}').problem, /^line 3: /);
  assert.match(settingsOf('{ "a" 1 }').problem, /^line 1: colon expected/);
  assert.match(settingsOf("{} // no").problem, /comment/);
  assert.equal(settingsOf("[]").problem, "it must be a JSON object");
  assert.notEqual(settingsOf("").problem, "");
});

test("only strings are shown as tags and lists", () => {
  assert.deepEqual(tagsOf({ a: "x", b: 1 }), [["a", "x"]]);
  for (const none of [undefined, null, "x", ["x"]]) assert.deepEqual(tagsOf(none), []);
  assert.deepEqual(textsOf(["a", 1]), ["a"]);
  assert.deepEqual(textsOf({}), []);
});
