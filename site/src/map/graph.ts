// From a report to what the map shows: the things of each account, nested as
// they belong together, and the ways that the steps take between them.
import type { Entity, Report, Step, Verdict } from "../api/types.gen.ts";
import { everything } from "../state/world.ts";

export interface Thing {
  id: string;
  entity: Entity;
  children: Thing[]; // a role's sessions, a bucket's objects
}

export interface Region {
  id: string;
  entity: Entity | null; // null: outside of any account
  name: string;
  principals: Thing[];
  buckets: Thing[];
  hidden: number; // things without a part in the flow that were left out
}

/** All steps that go the same way with the same verdict. */
export interface Link {
  from: string;
  to: string;
  verdict: Verdict;
  steps: number[];
}

export interface Graph {
  regions: Region[];
  links: Link[];
}

/** The region of callers that belong to no account. */
export const outside = "outside";

/** More things of one kind than this and those without a part in the flow are left out. */
const crowd = 8;

export function graphOf(report: Report): Graph {
  const entities = everything(report);
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const links = linksOf(report.steps, known);
  const involved = new Set(links.flatMap((link) => [link.from, link.to]));

  const things = new Map<string, Thing>();
  for (const entity of entities) things.set(entity.id, { id: entity.id, entity, children: [] });
  const roots: Thing[] = [];
  for (const thing of things.values()) {
    const parent = things.get(parentOf(thing.entity));
    if (parent && parent.entity.kind !== "account") {
      parent.children.push(thing);
      if (involved.has(thing.id)) involved.add(parent.id);
    } else roots.push(thing);
  }
  for (const thing of things.values()) thing.children = thinned(thing.children, involved).kept;

  const regions: Region[] = entities
    .filter((entity) => entity.kind === "account")
    .map((entity) => {
      const own = roots.filter((thing) => thing.entity.account === entity.id && drawn(thing, involved));
      const principals = thinned(own.filter((thing) => thing.entity.kind !== "bucket"), involved);
      const buckets = thinned(own.filter((thing) => thing.entity.kind === "bucket"), involved);
      return {
        id: entity.id,
        entity,
        name: entity.name,
        principals: principals.kept,
        buckets: buckets.kept,
        hidden: principals.left + buckets.left,
      };
    });
  const strangers = strangersOf(report.steps);
  if (strangers.length > 0) {
    regions.push({ id: outside, entity: null, name: "Outside", principals: strangers, buckets: [], hidden: 0 });
  }
  return { regions: inOrder(regions, links), links };
}

/** A flow longer than this shows only the steps around the selected one. */
const manySteps = 12;
const stepsBefore = 4;
const stepsAfter = 2;

/** The graph with the links that are drawn while a step is selected. */
export function around(graph: Graph, selected: number): Graph {
  const count = graph.links.reduce((sum, link) => sum + link.steps.length, 0);
  if (count <= manySteps) return graph;
  const links = graph.links
    .map((link) => ({ ...link, steps: link.steps.filter((step) => step >= selected - stepsBefore && step <= selected + stepsAfter) }))
    .filter((link) => link.steps.length > 0);
  return { regions: graph.regions, links };
}

function parentOf(entity: Entity): string {
  return entity.session?.of ?? entity.object?.bucket ?? "";
}

/** Groups and managed policies are drawn only where a step is about them. */
function drawn(thing: Thing, involved: Set<string>): boolean {
  const { kind } = thing.entity;
  return kind === "group" || kind === "policy" ? involved.has(thing.id) : kind !== "account";
}

function thinned(list: Thing[], involved: Set<string>): { kept: Thing[]; left: number } {
  const order = ["user", "group", "policy", "role", "session", "bucket", "object"];
  const sorted = [...list].sort((a, b) => order.indexOf(a.entity.kind) - order.indexOf(b.entity.kind));
  if (sorted.length <= crowd) return { kept: sorted, left: 0 };
  const kept = sorted.filter((thing) => involved.has(thing.id));
  return { kept, left: sorted.length - kept.length };
}

/** The ID of what a step's caller is on the map. */
export function callerOf(step: Step): string {
  if (step.caller.entity !== "") return step.caller.entity;
  if (step.caller.kind === "anonymous" || step.caller.kind === "service") return `${outside}#${step.caller.arn || step.caller.kind}`;
  return "";
}

/** The ID of what a step is about, as far as it ever exists. */
export function targetOf(step: Step, known: { has(id: string): boolean }): string {
  if (known.has(step.target)) return step.target;
  const folder = step.target.split("#")[0]!;
  return known.has(folder) ? folder : "";
}

function linksOf(steps: readonly Step[], known: Map<string, Entity>): Link[] {
  const links = new Map<string, Link>();
  for (const step of steps) {
    const from = callerOf(step);
    if (from === "") continue;
    const to = targetOf(step, known) || from;
    const key = `${from}\n${to}\n${step.verdict}`;
    const link = links.get(key);
    if (link) link.steps.push(step.index);
    else links.set(key, { from, to, verdict: step.verdict, steps: [step.index] });
  }
  return [...links.values()];
}

function strangersOf(steps: readonly Step[]): Thing[] {
  const seen = new Map<string, Thing>();
  for (const step of steps) {
    const id = callerOf(step);
    if (!id.startsWith(outside + "#") || seen.has(id)) continue;
    const name = step.caller.kind === "anonymous" ? "Anonymous" : step.caller.arn || step.caller.profile;
    const entity: Entity = {
      id,
      kind: "user",
      account: outside,
      name,
      arn: "",
      file: "",
      number: "",
      canonicalUserId: "",
      bucket: null,
      object: null,
      session: null,
    };
    seen.set(id, { id, entity, children: [] });
  }
  return [...seen.values()];
}

/** The account that others come to stands in their middle. */
function inOrder(regions: Region[], links: Link[]): Region[] {
  const home = new Map<string, string>();
  const walk = (region: Region, thing: Thing): void => {
    home.set(thing.id, region.id);
    for (const child of thing.children) walk(region, child);
  };
  for (const region of regions) {
    home.set(region.id, region.id);
    for (const thing of [...region.principals, ...region.buckets]) walk(region, thing);
  }
  const visits = new Map<string, number>();
  for (const link of links) {
    const to = home.get(link.to);
    if (to !== undefined && to !== home.get(link.from)) visits.set(to, (visits.get(to) ?? 0) + link.steps.length);
  }
  let hub: Region | undefined;
  for (const region of regions) if ((visits.get(region.id) ?? 0) > (hub ? (visits.get(hub.id) ?? 0) : 0)) hub = region;
  if (!hub) return regions;
  const others = regions.filter((region) => region !== hub);
  const before = Math.ceil(others.length / 2);
  return [...others.slice(0, before), hub, ...others.slice(before)];
}
