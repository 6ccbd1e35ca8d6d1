import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf, commandOf, descriptionOf } from "../../src/flow/blocks.ts";
import { asCommand, asStep, changeStep, duplicateStep, insertStep, moveStep, removeStep } from "../../src/flow/edit.ts";

const flow = `# A flow of three.

# First,
# in two lines
aws one \\
  --more
#=> OK
#-> profile P

#@ clock +90m
# Second
aws two
#=> AccessDenied because implicit-deny
#=~ text

# Not of a step

# Third

aws three 'a
b' # not
`;

test("a flow is taken apart as the engine does it", () => {
  const blocks = blocksOf(flow);
  assert.deepEqual(
    blocks.map((block) => [descriptionOf(flow, block), commandOf(flow, block), flow.slice(block.start, block.end)]),
    [
      ["First,\nin two lines", "aws one \\\n  --more", "# First,\n# in two lines\naws one \\\n  --more\n#=> OK\n#-> profile P\n"],
      ["Second", "aws two", "#@ clock +90m\n# Second\naws two\n#=> AccessDenied because implicit-deny\n#=~ text\n"],
      ["Third", "aws three 'a\nb' # not", "# Third\n\naws three 'a\nb' # not\n"],
    ],
  );
});

for (const [text, commands] of [
  ["", []],
  ["# only a comment", []],
  ["#=> OK\naws a", ["aws a"]],
  ["aws a\naws b", ["aws a", "aws b"]],
  ["aws a 'open\naws b\n", ["aws a 'open", "aws b"]],
  ["  aws a  \r\n#=> OK\r\naws b \\\r\n  c\r\n", ["aws a", "aws b \\\r\n  c"]],
  ["aws a \\", ["aws a \\"]],
  ["aws \"it's\"\naws b", ["aws \"it's\"", "aws b"]],
] as const) {
  test(`the commands of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(
      blocksOf(text).map((block) => commandOf(text, block)),
      commands,
    );
  });
}

for (const [typed, command] of [
  ["iam get-user", "aws iam get-user"],
  ["aws iam get-user ", "aws iam get-user"],
  ["aws", "aws"],
  ["aws iam \\\n  get-user", "aws iam \\\n  get-user"],
  ["aws iam\n  get-user", "aws iam \\\n  get-user"],
  ["aws iam put --policy '{\n}'", "aws iam put --policy '{\n}'"],
  ["aws a\r\n b", "aws a \\\n b"],
  ["# a comment", "# a comment"],
] as const) {
  test(`typed as a command: ${JSON.stringify(typed)}`, () => assert.equal(asCommand(typed), command));
}

test("a step is put behind any other, before the first, and into an empty flow", () => {
  const step = asStep("iam get-user", "New\nstep");
  assert.equal(step, "# New\n# step\naws iam get-user\n");
  assert.equal(insertStep(flow, 0, step), flow.replace("#-> profile P\n", `#-> profile P\n\n${step}`));
  assert.equal(insertStep(flow, 2, step), `${flow}\n${step}`);
  assert.equal(insertStep(flow, 99, step), `${flow}\n${step}`);
  assert.equal(insertStep(flow, -1, step), flow.replace("# First", `${step}\n# First`));
  assert.equal(insertStep("", -1, "aws a"), "aws a\n");
  assert.equal(insertStep("# title", 0, "aws a\n"), "# title\n\naws a\n");
  assert.equal(insertStep("aws a", 0, "aws b"), "aws a\n\naws b\n");
  assert.equal(insertStep("aws a\naws c\n", 0, "aws b"), "aws a\naws b\naws c\n");
});

test("a step is removed with all that belongs to it, and nothing else", () => {
  assert.equal(removeStep(flow, 0), flow.replace(/# First[\s\S]*profile P\n\n/, ""));
  assert.equal(removeStep(flow, 1), flow.replace(/#@ clock[\s\S]*#=~ text\n\n/, ""));
  assert.equal(removeStep(flow, 2), flow.replace(/\n# Third[\s\S]*/, ""));
  assert.equal(removeStep("aws a\naws b\naws c\n", 1), "aws a\naws c\n");
  assert.equal(removeStep("aws a\n\naws b\n", 0), "aws b\n");
  assert.equal(removeStep("aws a\n\naws b\n", 1), "aws a\n");
  assert.equal(removeStep(flow, 7), flow);
});

test("steps change places; what stands between them stays", () => {
  assert.equal(moveStep("aws a\n#=> OK\n\n# note\n\n# b\naws b", 0, 1), "# b\naws b\n\n# note\n\naws a\n#=> OK\n");
  assert.equal(moveStep("aws a\naws b\naws c\n", 0, 2), "aws b\naws c\naws a\n");
  assert.equal(moveStep("aws a\naws b\naws c\n", 2, 0), "aws c\naws a\naws b\n");
  assert.equal(moveStep(flow, 1, 1), flow);
  assert.equal(moveStep(flow, 0, 3), flow);
  for (const [i, j] of [[0, 1], [0, 2], [1, 2], [2, 0]] as const) assert.equal(moveStep(moveStep(flow, i, j), j, i), flow, `${i} ${j}`);
});

test("a duplicate stands behind its original", () => {
  assert.equal(duplicateStep("# x\naws a\n#=> OK\n\naws b\n", 0), "# x\naws a\n#=> OK\n\n# x\naws a\n#=> OK\n\naws b\n");
  assert.equal(blocksOf(duplicateStep(flow, 2)).length, 4);
});

test("command and description are changed in place", () => {
  assert.equal(changeStep(flow, 1, "aws 2", "Second"), flow.replace("aws two", "aws 2"));
  assert.equal(changeStep(flow, 1, "aws two", "Another\none"), flow.replace("# Second\n", "# Another\n# one\n"));
  assert.equal(changeStep(flow, 0, "aws one", ""), flow.replace("# First,\n# in two lines\n", "").replace("aws one \\\n  --more", "aws one"));
  assert.equal(changeStep("#@ clock +1s\naws a\n", 0, "b", "why"), "#@ clock +1s\n# why\naws b\n");
  assert.equal(changeStep("aws a\n", 0, "aws a", "  "), "aws a\n");
  // A comment is never taken for a directive.
  assert.equal(changeStep("aws a\n", 0, "aws a", "=> OK"), "# => OK\naws a\n");
});
