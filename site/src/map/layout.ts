// Where everything on the map goes: a pure function of the graph and the room
// there is, in CSS pixels. Accounts stand side by side where they fit, else
// below one another.
import type { Verdict } from "../api/types.gen.ts";
import { curve, curvePath, headPath, type Point, pointAt } from "./curve.ts";
import type { Graph, Region, Thing } from "./graph.ts";

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface PlacedThing extends Box {
  thing: Thing;
  depth: number; // 1: inside another thing
}

export interface PlacedRegion extends Box {
  region: Region;
}

/** One or several consecutive steps of a link, as one sign on it. */
export interface Pill extends Box {
  steps: number[];
}

export interface PlacedLink {
  key: string;
  from: string;
  to: string;
  verdict: Verdict;
  steps: number[];
  path: string; // "" where a step has no way to go
  head: string;
  pills: Pill[];
}

export interface Layout {
  width: number;
  height: number;
  regions: PlacedRegion[];
  things: PlacedThing[];
  links: PlacedLink[];
}

const headHeight = 40;
const pad = 8;
const rowHeight = 28;
const flagsHeight = 18;
const childHeight = 24;
const childGap = 4;
const thingGap = 12;
const columnGap = 56;
const rowGap = 56;
const innerGap = 54;
const minColumn = 136;
const maxColumn = 250;
/** The account with buckets shows more of each thing than the others do. */
const ownerWeight = 1.4;
const pillHeight = 18;
/** More steps on one link than this and neighbours share a pill. */
const manyPills = 4;

export function layout(graph: Graph, width: number, height = 0): Layout {
  const count = graph.regions.length;
  const sideBySide = count > 1 && columnWidths(graph, width).every((w) => w >= minColumn);
  const placed = sideBySide ? columns(graph, width, height) : rows(graph, width);
  const links = connect(graph, placed, sideBySide);
  for (const { pills } of links) {
    for (const pill of pills) {
      pill.x = Math.max(1, Math.min(pill.x, width - pill.w - 1));
      pill.y = Math.max(1, pill.y);
    }
  }
  const bottom = Math.max(0, ...placed.regions.map((region) => region.y + region.h), ...links.flatMap((l) => l.pills.map((p) => p.y + p.h)));
  return { width, height: bottom + 1, regions: placed.regions, things: placed.things, links };
}

interface Placed {
  regions: PlacedRegion[];
  things: PlacedThing[];
  column: Map<string, number>; // of a thing: which column of boxes it stands in
}

function heightOf(thing: Thing): number {
  const own = rowHeight + (thing.entity.kind === "bucket" ? flagsHeight : 0);
  const children = thing.children.length;
  return children === 0 ? own : own + children * (childHeight + childGap) + childGap;
}

const stackHeight = (list: Thing[]): number => list.reduce((sum, thing) => sum + heightOf(thing) + thingGap, -thingGap);

function place(thing: Thing, x: number, y: number, w: number, column: number, into: Placed): void {
  into.things.push({ thing, x, y, w, h: heightOf(thing), depth: 0 });
  into.column.set(thing.id, column);
  let childY = y + rowHeight + (thing.entity.kind === "bucket" ? flagsHeight : 0);
  for (const child of thing.children) {
    into.things.push({ thing: child, x: x + 5, y: childY, w: w - 10, h: childHeight, depth: 1 });
    into.column.set(child.id, column);
    childY += childHeight + childGap;
  }
}

function columns(graph: Graph, width: number, height: number): Placed {
  const into: Placed = { regions: [], things: [], column: new Map() };
  const count = graph.regions.length;
  const widths = columnWidths(graph, width);
  const filled = widths.reduce((sum, w) => sum + w, 0);
  const gap = Math.min(columnGap * 2, (width - filled) / (count - 1));
  let x = (width - filled - gap * (count - 1)) / 2;
  const stacks = graph.regions.map((region) => [...region.principals, ...region.buckets]);
  const natural = Math.max(...stacks.map((stack, i) => stackHeight(stack) + moreHeight(graph.regions[i]!)), rowHeight) + headHeight + pad;
  const boxHeight = Math.max(natural, Math.min(height - 2, natural * 1.7));
  graph.regions.forEach((region, index) => {
    const w = widths[index]!;
    into.regions.push({ region, x, y: 1, w, h: boxHeight });
    const stack = stacks[index]!;
    // The room that is over goes between the things, evenly.
    const over = boxHeight - headHeight - pad - moreHeight(region) - stackHeight(stack);
    const spread = stack.length > 0 ? Math.max(0, over) / (stack.length + 1) : 0;
    let y = 1 + headHeight + spread;
    for (const thing of stack) {
      place(thing, x + pad, y, w - 2 * pad, index, into);
      y += heightOf(thing) + thingGap + spread;
    }
    x += w + gap;
  });
  return into;
}

function columnWidths(graph: Graph, width: number): number[] {
  const weights = graph.regions.map((region) => (region.buckets.length > 0 ? ownerWeight : 1));
  const unit = (width - columnGap * (weights.length - 1)) / weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.min(maxColumn, Math.floor(unit * weight)));
}

const moreHeight = (region: Region): number => (region.hidden > 0 ? 20 : 0);

function rows(graph: Graph, width: number): Placed {
  const into: Placed = { regions: [], things: [], column: new Map() };
  const room = width - 2 - 2 * pad - innerGap;
  let y = 1;
  for (const region of graph.regions) {
    // Buckets say more than principals do, so theirs is the wider column.
    const right = Math.min(maxColumn, region.buckets.length > 0 ? room * 0.56 : room / 2);
    const left = Math.min(maxColumn, room - right);
    const half = Math.ceil(region.principals.length / 2);
    const split = region.buckets.length === 0;
    const leftStack = split ? region.principals.slice(0, half) : region.principals;
    const rightStack = split ? region.principals.slice(half) : region.buckets;
    const tall = Math.max(stackHeight(leftStack), stackHeight(rightStack), 0);
    const h = headHeight + tall + pad + moreHeight(region);
    into.regions.push({ region, x: 1, y, w: width - 2, h });
    const rightX = width - 1 - pad - right;
    [leftStack, rightStack].forEach((stack, column) => {
      let at = y + headHeight;
      for (const thing of stack) {
        place(thing, column === 0 ? 1 + pad : rightX, at, column === 0 ? left : right, column, into);
        at += heightOf(thing) + thingGap;
      }
    });
    y += h + rowGap;
  }
  return into;
}

type Side = "left" | "right" | "top" | "bottom";

const outward: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

interface End {
  link: number;
  box: Box;
  side: Side;
  other: Point; // where the other end's box is: ends on one side are sorted by it
  first: boolean;
}

function connect(graph: Graph, placed: Placed, sideBySide: boolean): PlacedLink[] {
  const boxes = new Map<string, Box>();
  const outer = new Map<string, Box>();
  const home = new Map<string, number>();
  placed.regions.forEach((region, index) => {
    // Below one another, ways of the account itself begin at its name.
    boxes.set(region.region.id, { x: region.x, y: region.y, w: sideBySide ? region.w : Math.min(region.w, minColumn), h: headHeight });
    home.set(region.region.id, index);
  });
  let parent: PlacedThing | undefined;
  for (const thing of placed.things) {
    if (thing.depth === 0) parent = thing;
    boxes.set(thing.thing.id, thing);
    outer.set(thing.thing.id, parent!);
    home.set(thing.thing.id, placed.regions.findIndex((region) => region.region.id === thing.thing.entity.account || contains(region, thing)));
  }

  const ends: End[] = [];
  const looping = new Set<number>();
  graph.links.forEach((link, index) => {
    const from = boxes.get(link.from);
    const to = boxes.get(link.to);
    if (!from || !to || link.from === link.to) return;
    const fromHome = home.get(link.from) ?? 0;
    const toHome = home.get(link.to) ?? 0;
    let sides: [Side, Side];
    let fromBox = from;
    let toBox = to;
    if (fromHome === toHome) {
      const a = placed.column.get(link.from) ?? 0;
      const b = placed.column.get(link.to) ?? 0;
      if (!sideBySide && a !== b) sides = a < b ? ["right", "left"] : ["left", "right"];
      else {
        const last = sideBySide ? a === graph.regions.length - 1 : a === 1;
        sides = last ? ["left", "left"] : ["right", "right"];
        looping.add(index);
      }
    } else if (sideBySide) {
      sides = fromHome < toHome ? ["right", "left"] : ["left", "right"];
    } else {
      sides = fromHome < toHome ? ["bottom", "top"] : ["top", "bottom"];
      fromBox = outer.get(link.from) ?? from;
      toBox = outer.get(link.to) ?? to;
    }
    ends.push({ link: index, box: fromBox, side: sides[0], other: middle(toBox), first: true });
    ends.push({ link: index, box: toBox, side: sides[1], other: middle(fromBox), first: false });
  });

  const points = spreadEnds(ends);
  const taken: Box[] = placed.things.filter((thing) => thing.depth === 0).map(({ x, y, w, h }) => ({ x, y, w, h }));
  for (const region of placed.regions) taken.push({ x: region.x, y: region.y, w: region.w, h: headHeight - 6 });

  return graph.links.map((link, index) => {
    const base = { key: `${link.from} ${link.to} ${link.verdict}`, from: link.from, to: link.to, verdict: link.verdict, steps: link.steps };
    const start = points.get(`${index} true`);
    const end = points.get(`${index} false`);
    const groups = pillGroups(link.steps);
    if (!start || !end) {
      // Nothing to point at: the sign stands at its caller.
      const box = boxes.get(link.from);
      const corner = box ? { x: box.x + box.w - 8, y: box.y } : { x: 20, y: 12 };
      return { ...base, path: "", head: "", pills: placePills([corner], groups, true, taken) };
    }
    const distance = Math.hypot(end.at.x - start.at.x, end.at.y - start.at.y);
    const reach = looping.has(index) ? Math.min(columnGap, 30 + distance * 0.16) : Math.max(22, Math.min(110, distance * 0.45));
    const line = curve(start.at, outward[start.side], end.at, outward[end.side], reach);
    const tries = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].map((t) => pointAt(line, t));
    // Between things side by side there is height to pile signs up, between rows there is width.
    const upright = sideBySide || start.side === "left" || start.side === "right";
    return { ...base, path: curvePath(line), head: headPath(line), pills: placePills(tries, groups, upright, taken) };
  });
}

const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x && inner.x + inner.w <= outer.x + outer.w && inner.y >= outer.y && inner.y + inner.h <= outer.y + outer.h + 1;

const middle = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

/** Gives every end its own place on its side, so that no two arrows share one and few cross. */
function spreadEnds(ends: End[]): Map<string, { at: Point; side: Side }> {
  const groups = new Map<string, End[]>();
  for (const end of ends) {
    const key = `${end.side} ${end.box.x} ${end.box.y} ${end.box.w} ${end.box.h}`;
    groups.set(key, [...(groups.get(key) ?? []), end]);
  }
  const points = new Map<string, { at: Point; side: Side }>();
  for (const group of groups.values()) {
    const along = group[0]!.side === "left" || group[0]!.side === "right" ? "y" : "x";
    group.sort((p, q) => p.other[along] - q.other[along] || p.link - q.link);
    group.forEach((end, index) => {
      const { box, side } = end;
      const share = (index + 1) / (group.length + 1);
      const at: Point =
        along === "y"
          ? { x: side === "left" ? box.x : box.x + box.w, y: box.y + box.h * share }
          : { x: box.x + box.w * share, y: side === "top" ? box.y : box.y + box.h };
      points.set(`${end.link} ${end.first}`, { at, side });
    });
  }
  return points;
}

/** Steps one by one, or runs of them where there are many. */
export function pillGroups(steps: readonly number[]): number[][] {
  if (steps.length <= manyPills) return steps.map((step) => [step]);
  const groups: number[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && last.at(-1)! + 1 === step) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** The numbers of a sign's steps, as people count. */
export function pillLabel(steps: readonly number[]): string {
  return steps.length > 1 ? `${steps[0]! + 1}–${steps.at(-1)! + 1}` : String(steps[0]! + 1);
}

function placePills(tries: Point[], groups: number[][], upright: boolean, taken: Box[]): Pill[] {
  let best: Pill[] = [];
  let bestCost = Infinity;
  for (const [rank, on] of tries.entries()) {
    for (const aside of [0, 10, -10, 20, -20, 30, -30]) {
      const at = upright ? { x: on.x, y: on.y + aside } : { x: on.x + aside, y: on.y };
      const pills = pillsAt(at, groups, upright);
      // A sign beside its way is worse than one further along on it, one over another worst.
      const covered = pills.reduce((sum, pill) => sum + taken.reduce((s, box) => s + overlap(pill, box), 0), 0);
      const cost = covered + rank + Math.abs(aside);
      if (cost < bestCost) {
        best = pills;
        bestCost = cost;
      }
    }
  }
  taken.push(...best);
  return best;
}

function pillsAt(at: Point, groups: number[][], upright: boolean): Pill[] {
  const widths = groups.map((steps) => 25 + pillLabel(steps).length * 7);
  const gap = 3;
  if (upright) {
    const total = groups.length * (pillHeight + gap) - gap;
    return groups.map((steps, i) => ({
      steps,
      x: at.x - widths[i]! / 2,
      y: at.y - total / 2 + i * (pillHeight + gap),
      w: widths[i]!,
      h: pillHeight,
    }));
  }
  const total = widths.reduce((sum, w) => sum + w + gap, -gap);
  let x = at.x - total / 2;
  return groups.map((steps, i) => {
    const pill = { steps, x, y: at.y - pillHeight / 2, w: widths[i]!, h: pillHeight };
    x += widths[i]! + gap;
    return pill;
  });
}

function overlap(a: Box, b: Box): number {
  const x = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const y = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return x > 0 && y > 0 ? x * y : 0;
}
