import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChangesReply, ElementTrace, MatrixReply } from "../../src/api/types.gen.ts";
import { markdownOf } from "../../src/changes/markdown.ts";
import { sliceOf } from "../../src/matrix/slice.ts";
import { questionOf } from "../../src/state/questions.ts";
import { contextOf } from "../../src/whatif/keys.ts";
import { firstOwn, jsonProblem, requestOf } from "../../src/whatif/own.ts";
import { decision, statement } from "./build.ts";

const matrix: MatrixReply = {
  principals: ["p0", "p1"].map((name) => ({ id: name, name, kind: "user", arn: `arn:${name}`, account: "accounts/A" })),
  actions: ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
  resources: ["r0", "r1"].map((name) => ({ id: name, name, kind: "bucket", arn: `arn:${name}`, account: "accounts/A" })),
  // p0: Get, List, Put; p1 likewise; each on r0, r1.
  cells: "a-" + "-i" + "x-" + "i-" + "-a" + "n-",
  omitted: 0,
};

test("a slice of the matrix has the cells of its resource, without rows that do not apply", () => {
  const slice = sliceOf(matrix, "resource", 0, "");
  assert.deepEqual(slice.rows.map(({ name }) => name), ["s3:GetObject", "s3:PutObject"]);
  assert.deepEqual(slice.columns.map(({ name }) => name), ["p0", "p1"]);
  assert.deepEqual(slice.cells, [
    ["allow", "implicit-deny"],
    ["explicit-deny", "not-modelled"],
  ]);
  assert.deepEqual(slice.cellOf(1, 1), { principal: "p1", action: "s3:PutObject", resource: "arn:r0" });
});

test("the same cells stand in the slices of a principal and of an action", () => {
  const principal = sliceOf(matrix, "principal", 1, "");
  assert.deepEqual(principal.cells, [["implicit-deny", null], [null, "allow"], ["not-modelled", null]]);
  assert.deepEqual(principal.cellOf(1, 1), { principal: "p1", action: "s3:ListBucket", resource: "arn:r1" });
  const action = sliceOf(matrix, "action", 1, "");
  assert.deepEqual(action.columns.map(({ name }) => name), ["r1"]);
  assert.deepEqual(action.cells, [["implicit-deny"], ["allow"]]);
  assert.deepEqual(action.cellOf(1, 0), { principal: "p1", action: "s3:ListBucket", resource: "arn:r1" });
});

test("a filter keeps cells whose names and verdict have all of its words", () => {
  const slice = sliceOf(matrix, "resource", 0, "p0 DENY");
  assert.deepEqual(slice.cells, [["explicit-deny"]]);
  assert.deepEqual([slice.shown, slice.total], [1, 4]);
  assert.deepEqual(slice.cellOf(0, 0), { principal: "p0", action: "s3:PutObject", resource: "arn:r0" });
  assert.equal(sliceOf(matrix, "resource", 0, "nothing").rows.length, 0);
});

test("a slice of 50 principals, 40 actions and 50 resources is cut in a moment", () => {
  const large: MatrixReply = {
    principals: Array.from({ length: 50 }, (_, i) => ({ ...matrix.principals[0]!, id: `p${i}`, name: `p${i}` })),
    actions: Array.from({ length: 40 }, (_, i) => `s3:Action${i}`),
    resources: Array.from({ length: 50 }, (_, i) => ({ ...matrix.resources[0]!, id: `r${i}`, name: `r${i}` })),
    cells: "axi".repeat(50 * 40 * 50).slice(0, 50 * 40 * 50),
    omitted: 0,
  };
  const start = performance.now();
  assert.equal(sliceOf(large, "resource", 49, "").total, 2000);
  assert.ok(performance.now() - start < 100);
});

test("a decision's question has the keys that its policies asked for and the request has", () => {
  const element = (key: string, present: boolean, actual: string[]): ElementTrace => ({
    element: "Condition",
    operator: "StringEquals",
    key,
    match: "yes",
    present,
    actual,
    required: [],
    note: "",
    range: statement(0).range,
  });
  const asked = decision({
    principal: "arn:p",
    resource: "arn:r",
    layers: [
      {
        kind: "resource",
        title: "",
        account: "",
        verdict: "allow",
        note: "",
        grants: [],
        policies: [
          {
            name: "",
            file: "",
            verdict: "allow",
            statements: [
              statement(0, { elements: [element("aws:SourceIp", true, ["203.0.113.10"]), element("aws:SourceVpc", false, [])] }),
              statement(1, { elements: [element("AWS:sourceip", true, ["203.0.113.10"])] }),
            ],
          },
        ],
      },
    ],
  });
  const { keys } = questionOf(asked);
  assert.equal(keys.length, 1);
  assert.equal(keys[0]!.values, "203.0.113.10");
});

test("typed keys: one value a line, none takes the key out", () => {
  assert.deepEqual(contextOf([{ key: " aws:TagKeys ", values: "a\nb\n" }, { key: "", values: "x" }, { key: "aws:SourceVpc", values: "" }]), [
    { key: "aws:TagKeys", values: ["a", "b"] },
    { key: "aws:SourceVpc", values: [] },
  ]);
});

test("pasted policies become a question without those that are not there", () => {
  const request = requestOf({ ...firstOwn, policies: { ...firstOwn.policies, scp: "{}" } });
  assert.equal(request.identity.length, 1);
  assert.equal(request.hasBoundary, false);
  assert.equal(request.hasScPs, true);
  assert.equal(request.resourcePolicy, null);
  assert.deepEqual(requestOf({ ...firstOwn, principal: "Anonymous" }).principal.anonymous, true);
  assert.deepEqual(requestOf({ ...firstOwn, principal: "cloudtrail.amazonaws.com" }).principal.service, "cloudtrail.amazonaws.com");
  assert.match(jsonProblem("{"), /^Not JSON: /);
  assert.equal(jsonProblem(" \n"), "");
});

test("changes as text: one line each, whatever is in a name", () => {
  const changes: ChangesReply = {
    files: [
      { path: "a.json", kind: "edited", from: "" },
      { path: "c.json", kind: "renamed", from: "b.json" },
    ],
    steps: [
      { before: 0, after: 1, command: "aws s3api get-object \\\n  --key `x`", beforeVerdict: "allow", afterVerdict: "implicit-deny", beforeCode: "", afterCode: "AccessDenied", reason: "No\nallow." },
      { before: 2, after: -1, command: "aws s3 ls", beforeVerdict: "allow", afterVerdict: "none", beforeCode: "", afterCode: "", reason: "" },
    ],
    cells: [
      { principal: "Dave", action: "s3:GetObject", resource: "b/k", before: "allow", after: "none", principalId: "", resourceArn: "", beforeStep: 3, afterStep: 3 },
    ],
    more: 2,
  };
  assert.equal(
    markdownOf("A title\nof two lines", changes),
    `## Changes to “A title of two lines”

### Files

- \`a.json\` edited
- \`b.json\` renamed to \`c.json\`

### Steps that come out differently

- Step 2: OK → AccessDenied; \`\` aws s3api get-object \\ --key \`x\` \`\`. No allow.
- Former step 3: OK → (removed); \`aws s3 ls\`

### Who can do what

- \`Dave\`: \`s3:GetObject\` on \`b/k\`, allowed → not there (after the last command)
- and 2 more
`,
  );
});
