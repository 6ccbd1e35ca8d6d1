import assert from "node:assert/strict";
import { test } from "node:test";
import { share } from "../../src/state/share.ts";

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test("what did not change stays the same object", () => {
  const before = { steps: [{ a: [1, 2], b: null }, { a: [3], b: { c: "x" } }], world: [{ id: "1" }] };
  assert.equal(share(before, copy(before)), before);
  const now = copy(before);
  now.steps[1]!.b = { c: "y" };
  const expected = copy(now);
  const shared = share(before, now);
  assert.deepEqual(shared, expected);
  assert.notEqual(shared, before);
  assert.equal(shared.steps[0], before.steps[0]);
  assert.equal(shared.world, before.world);
  assert.equal(shared.steps[1]!.a, before.steps[1]!.a);
});

for (const [before, now] of [
  [[1, 2, 3], [1, 2]],
  [[1], [1, 2]],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: 1 }, { b: 1 }],
  [{ a: [] }, { a: {} }],
  [{ a: {} }, { a: [] }],
  [null, { a: 1 }],
  [{ a: null }, { a: { b: 1 } }],
  [{ a: { b: 1 } }, { a: null }],
  [{ length: 0 }, []],
] as [unknown, unknown][]) {
  test(`${JSON.stringify(now)} after ${JSON.stringify(before)} is itself`, () => {
    assert.deepEqual(share(copy(before), copy(now)), now);
  });
}
