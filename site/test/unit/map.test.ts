import assert from "node:assert/strict";
import { test } from "node:test";
import { around, graphOf, outside } from "../../src/map/graph.ts";
import { type Box, layout, pillGroups } from "../../src/map/layout.ts";
import { worldAfter } from "../../src/state/world.ts";
import { entity, report, step, threeAccounts } from "./build.ts";

const inside = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w + 0.01 && inner.y + inner.h <= outer.y + outer.h + 0.01;
const apart = (a: Box, b: Box): boolean => a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;

test("the account that others come to stands in their middle", () => {
  assert.deepEqual(graphOf(threeAccounts()).regions.map((region) => region.name), ["Account B", "Account A", "Account C"]);
});

test("sessions belong to their role and objects to their bucket", () => {
  const home = graphOf(threeAccounts()).regions[1]!;
  assert.deepEqual(home.principals.map((thing) => [thing.id, thing.children.map((child) => child.id)]), [
    ["accounts/A/users/admin", []],
    ["accounts/A/roles/reader", ["accounts/A/roles/reader#KEY"]],
  ]);
  assert.deepEqual(home.buckets[0]!.children.map((child) => child.id), ["accounts/A/buckets/box#face"]);
});

test("steps of one way and one verdict share a link", () => {
  const links = graphOf(threeAccounts()).links.map(({ verdict, steps }) => [verdict, steps]);
  assert.deepEqual(links, [
    ["explicit-deny", [0]],
    ["allow", [1]],
    ["allow", [2]],
    ["allow", [3, 4]],
  ]);
});

test("a target that never exists falls back to the bucket it would be in", () => {
  const { world } = threeAccounts();
  const graph = graphOf(report(world, [step(0, "accounts/B/users/up", "accounts/A/buckets/box#never", "implicit-deny")]));
  assert.equal(graph.links[0]!.to, "accounts/A/buckets/box");
});

test("anonymous callers stand outside of the accounts", () => {
  const { world } = threeAccounts();
  const anonymous = step(0, "", "accounts/A/buckets/box", "implicit-deny", {
    caller: { profile: "", kind: "anonymous", arn: "", account: "", entity: "" },
  });
  const graph = graphOf(report(world, [anonymous]));
  assert.equal(graph.regions.find((region) => region.id === outside)?.principals[0]?.entity.name, "Anonymous");
  assert.equal(graph.links[0]!.from, `${outside}#anonymous`);
});

test("of a crowd only those with a part in the flow are drawn", () => {
  const { world, steps } = threeAccounts();
  const crowd = Array.from({ length: 40 }, (_, i) => entity(`accounts/B/users/u${i}`, "user", "accounts/B"));
  const region = graphOf(report([...world, ...crowd], steps)).regions[0]!;
  assert.deepEqual(region.principals.map((thing) => thing.id), ["accounts/B/users/up"]);
  assert.equal(region.hidden, 40);
});

for (const width of [366, 640, 900]) {
  test(`at ${width} px everything lies in its account and nothing over another`, () => {
    const plan = layout(graphOf(threeAccounts()), width, 400);
    for (const region of plan.regions) assert.ok(region.x >= 0 && region.x + region.w <= width, "the account is in the drawing");
    const tops = plan.things.filter((thing) => thing.depth === 0);
    for (const thing of tops) {
      const region = plan.regions.find((r) => r.region.id === thing.thing.entity.account)!;
      assert.ok(inside(region, thing), `${thing.thing.id} in ${region.region.id}`);
      for (const other of tops) assert.ok(thing === other || apart(thing, other), `${thing.thing.id} and ${other.thing.id}`);
    }
    for (const child of plan.things.filter((thing) => thing.depth === 1)) {
      assert.ok(tops.some((top) => inside(top, child)), `${child.thing.id} in its parent`);
    }
    for (const link of plan.links) {
      assert.match(link.path, /^M[-\d.]+ [-\d.]+C/);
      for (const pill of link.pills) assert.ok(inside({ x: 0, y: 0, w: width, h: plan.height }, pill), "the sign is in the drawing");
    }
    const pills = plan.links.flatMap((link) => link.pills);
    for (const pill of pills) for (const other of pills) assert.ok(pill === other || apart(pill, other), "signs stand apart");
  });
}

test("accounts stand side by side where they fit, else below one another", () => {
  const graph = graphOf(threeAccounts());
  assert.equal(new Set(layout(graph, 640).regions.map((region) => region.y)).size, 1);
  assert.equal(new Set(layout(graph, 366).regions.map((region) => region.x)).size, 1);
});

test("a scenario of nothing has an empty map", () => {
  const plan = layout(graphOf(report([], [])), 500);
  assert.deepEqual([plan.regions, plan.things, plan.links], [[], [], []]);
});

test("many steps of one way share signs by runs", () => {
  assert.deepEqual(pillGroups([0, 1, 2]), [[0], [1], [2]]);
  assert.deepEqual(pillGroups([0, 1, 2, 5, 6, 9]), [[0, 1, 2], [5, 6], [9]]);
});

test("of a long flow only the steps around the selected one are drawn", () => {
  const { world } = threeAccounts();
  const flow = Array.from({ length: 40 }, (_, i) => step(i, "accounts/B/users/up", "accounts/A/buckets/box", i % 2 ? "allow" : "explicit-deny"));
  const graph = graphOf(report(world, flow));
  assert.deepEqual(around(graph, 20).links.map((link) => link.steps), [[16, 18, 20, 22], [17, 19, 21]]);
  const short = graphOf(threeAccounts());
  assert.equal(around(short, 0), short);
});

test("the world follows the steps", () => {
  const of = threeAccounts();
  const has = (at: number): boolean => worldAfter(of, at).some((e) => e.id === "accounts/A/buckets/box#face");
  assert.deepEqual([0, 1, 3, 4].map(has), [false, true, true, false]);
});
