// The world after a step: the one before the first command, and what each
// command up to the step changed.
import type { Entity, Report } from "../api/types.gen.ts";
import { report } from "./results.ts";
import { sharing } from "./share.ts";
import { selectedStep } from "./selection.ts";

export function worldAfter(of: Report, step: number): Entity[] {
  const world = new Map(of.world.map((entity) => [entity.id, entity]));
  for (const { changed, removed } of of.steps.slice(0, step + 1)) {
    for (const entity of changed) world.set(entity.id, entity);
    for (const id of removed) world.delete(id);
  }
  return [...world.values()];
}

/** Everything that exists at some time, in its latest form: what a map needs room for. */
export function everything(of: Report): Entity[] {
  const world = new Map(of.world.map((entity) => [entity.id, entity]));
  for (const { changed } of of.steps) for (const entity of changed) world.set(entity.id, entity);
  return [...world.values()];
}

export const world = sharing<readonly Entity[]>(() => (report.value ? worldAfter(report.value, selectedStep.value) : []));
