// In which order an explanation is told. Pure.
import type { Decision, Layer, PolicyTrace, StatementTrace } from "../api/types.gen.ts";

export function isDeciding(decision: Decision, layer: Layer, policy: PolicyTrace, statement: StatementTrace): boolean {
  const ref = decision.deciding;
  if (ref === null || ref.layer !== layer.kind || ref.index !== statement.index) return false;
  // A policy of the scenario is known by its file, one of AWS by its name.
  return ref.file !== "" ? ref.file === policy.file : ref.policy === policy.name;
}

/** Deciding first, then what matched, then near misses, then the rest as written. */
export function inTellingOrder(decision: Decision, layer: Layer, policy: PolicyTrace): StatementTrace[] {
  const rank = (statement: StatementTrace): number => {
    if (isDeciding(decision, layer, policy, statement)) return 0;
    if (statement.match === "yes") return 1;
    if (statement.match === "not-modelled") return 2;
    return statement.nearMiss ? 3 : 4;
  };
  return [...policy.statements].sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}

/** Whether a layer is worth reading without being asked. */
export function isTelling(decision: Decision, layer: Layer): boolean {
  return rankOf(decision, layer) < 2;
}

/** The deciding layer first, then those that lacked an allow, then as AWS asks them. */
export function layersInTellingOrder(decision: Decision): Layer[] {
  return [...decision.layers].sort((a, b) => rankOf(decision, a) - rankOf(decision, b));
}

function rankOf(decision: Decision, layer: Layer): number {
  if (decision.deciding?.layer === layer.kind && layer.verdict === decision.verdict) return 0;
  if (decision.missing.includes(layer.kind)) return 1;
  // Where the engine names no place, every layer of the same verdict tells.
  const unnamed = decision.deciding === null && decision.missing.length === 0;
  return unnamed && layer.verdict === decision.verdict ? 1 : 2;
}

/** How people name a statement: by its Sid, else by its place in the list. */
export function statementName(sid: string, index: number): string {
  return sid ? `statement ${sid}` : `statement [${index}]`;
}
