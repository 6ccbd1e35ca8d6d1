import assert from "node:assert/strict";
import { test } from "node:test";
import type { Completion } from "../../src/api/types.gen.ts";
import { accepted, offersFor } from "../../src/flow/suggest.ts";

const completion = (from: number, to: number, ...labels: string[]): Completion => ({
  from,
  to,
  items: labels.map((label) => ({ label, kind: "value", detail: "", insert: label + " ", caret: label.length + 1 })),
});

test("what begins with the text typed comes before what has it within", () => {
  const offers = offersFor("aws OBJ", 7, completion(4, 7, "get-object", "object", "bucket"));
  assert.deepEqual(offers?.items.map(({ label }) => label), ["object", "get-object"]);
});

test("nothing is offered that stands there already, or for another place", () => {
  assert.equal(offersFor("aws iam", 7, completion(4, 7, "iam")), null);
  assert.equal(offersFor("aws iam", 3, completion(4, 7, "iam")), null);
  assert.equal(offersFor("aws x", 5, completion(4, 5, "iam")), null);
  assert.equal(offersFor("aws ia", 6, completion(4, 6, "iam"))?.items.length, 1);
  assert.equal(offersFor("aws iam", 7, completion(4, 7, "iam", "iam2"))?.items.length, 2);
});

test("an offer replaces its range and sets the cursor", () => {
  const reply = completion(4, 6, "iam");
  assert.deepEqual(accepted("aws ia get-user", offersFor("aws ia get-user", 6, reply)!, reply.items[0]!), { text: "aws iam  get-user", cursor: 8 });
});
