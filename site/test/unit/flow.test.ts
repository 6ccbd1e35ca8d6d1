import assert from "node:assert/strict";
import { test } from "node:test";
import { formatJson } from "../../src/files/format.ts";
import { expectationOf, withExpectation } from "../../src/flow/expect.ts";
import { shellScript } from "../../src/flow/script.ts";
import { decision, step } from "./build.ts";

const place = (offset: number) => ({ offset, line: 1, column: 1 });
const within = (flow: string, command: string) => {
  const start = flow.indexOf(command);
  return { start: place(start), end: place(start + command.length) };
};
const result = (errorCode: string, more: object = {}) => ({ stdout: "", stderr: "", exitCode: errorCode ? 254 : 0, httpStatus: 200, errorCode, ...more });

test("a result as an expectation", () => {
  const deny = (file: string, sid: string) =>
    decision({ verdict: "explicit-deny", deciding: { layer: "resource", policy: "p", file, index: 2, sid, range: within("", "") } });
  assert.equal(expectationOf(step(0, "", "", "allow")), "#=> OK");
  assert.equal(expectationOf(step(0, "", "", "error", { result: result("NoSuchKey") })), "#=> NoSuchKey");
  assert.equal(expectationOf(step(0, "", "", "not-modelled", { result: result("AccessDenied") })), "");
  const denied = (d: ReturnType<typeof decision>) => expectationOf(step(0, "", "", d.verdict, { result: result("AccessDenied"), decisions: [d, decision()] }));
  assert.equal(denied(deny("a/p.json", "No upload")), "#=> AccessDenied because explicit-deny a/p.json#No upload");
  assert.equal(denied(deny("a/p.json", "")), "#=> AccessDenied because explicit-deny a/p.json#2");
  assert.equal(denied(deny("a/p.json", "two\nlines")), "#=> AccessDenied because explicit-deny a/p.json#2");
  assert.equal(denied(deny("a b/p.json", "x")), "#=> AccessDenied because explicit-deny");
  assert.equal(denied(decision({ verdict: "implicit-deny", missing: ["identity", "resource"] })), "#=> AccessDenied because implicit-deny identity");
  assert.equal(denied(decision({ verdict: "implicit-deny" })), "#=> AccessDenied because implicit-deny");
});

for (const [flow, expected] of [
  ["aws a", "aws a\n#=> OK"],
  ["aws a\n\naws b\n", "aws a\n#=> OK\n\naws b\n"],
  ["# x\naws a\n#=> AccessDenied because implicit-deny\n#-> profile P\n", "# x\naws a\n#=> OK\n#-> profile P\n"],
  ["aws a\n#=~ there\n#=~ not there\naws b", "aws a\n#=> OK\n#=~ there\naws b"],
] as const) {
  test(`the expectation goes below its command: ${JSON.stringify(flow)}`, () => {
    assert.equal(withExpectation(flow, step(0, "", "", "allow", { range: within(flow, "aws a"), result: result("", { stdout: "it is there" }) })), expected);
  });
}

test("the flow as a script stores the credentials that a command returns", () => {
  const flow = "# who\naws sts assume-role \\\n  --role-arn r\n#=> OK\n#-> profile Temp\n\naws iam create-access-key\n#-> profile it's\naws s3 ls --profile Temp\n#=> OK\n";
  const steps = (
    [
      ["aws sts assume-role \\\n  --role-arn r", "assume-role"],
      ["aws iam create-access-key", "create-access-key"],
      ["aws s3 ls --profile Temp", "ls"],
    ] as const
  ).map(([command, operation]) => ({ range: within(flow, command), operation }));
  assert.equal(
    shellScript("Two\nlines", flow, steps),
    `#!/bin/sh
# Two lines

# who
credentials=$(aws sts assume-role \\
  --role-arn r --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
aws configure set aws_access_key_id "$(printf '%s' "$credentials" | cut -f1)" --profile Temp
aws configure set aws_secret_access_key "$(printf '%s' "$credentials" | cut -f2)" --profile Temp
aws configure set aws_session_token "$(printf '%s' "$credentials" | cut -f3)" --profile Temp
#=> OK
#-> profile Temp

credentials=$(aws iam create-access-key --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text)
aws configure set aws_access_key_id "$(printf '%s' "$credentials" | cut -f1)" --profile 'it'\\''s'
aws configure set aws_secret_access_key "$(printf '%s' "$credentials" | cut -f2)" --profile 'it'\\''s'
#-> profile it's
aws s3 ls --profile Temp
#=> OK
`,
  );
});

for (const [text, formatted] of [
  ["{}", "{}\n"],
  ["[1e2,  1.0]", "[\n  1e2,\n  1.0\n]\n"],
  ['{"a":{"AWS":"x{,}\\""},"a":["p","q"],"b":[{"c":null}]}', '{\n  "a": { "AWS": "x{,}\\"" },\n  "a": ["p", "q"],\n  "b": [\n    { "c": null }\n  ]\n}\n'],
  ['"text"', '"text"\n'],
] as const) {
  test(`formatting ${text}`, () => {
    assert.equal(formatJson(text), formatted);
    assert.equal(formatJson(formatted), formatted);
  });
}

test("long lists are broken, what is not JSON or too deep is left alone", () => {
  const long = Array.from({ length: 12 }, (_, i) => `action-${i}`);
  assert.equal(formatJson(JSON.stringify({ long })), JSON.stringify({ long }, null, 2) + "\n");
  for (const text of ["", "{", "{'a':1}", "[1,]", "[".repeat(5000) + "]".repeat(5000)]) assert.equal(formatJson(text), null);
});
