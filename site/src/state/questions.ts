// Questions that one panel begins and another answers.
import { signal } from "@preact/signals";
import type { Decision } from "../api/types.gen.ts";
import { insight, panel } from "./selection.ts";

/** A cell of the matrix: who, what, on what. */
export interface Cell {
  principal: string; // a MatrixPrincipal's ID
  action: string;
  resource: string; // ARN
}

/** The cell that is explained beside the matrix. */
export const openCell = signal<Cell | null>(null);

/** A condition key as it is typed: one value a line; none takes the key out of the request. */
export interface TypedKey {
  key: string;
  values: string;
}

export interface Question {
  principal: string;
  action: string;
  resource: string;
  keys: readonly TypedKey[];
}

export const question = signal<Question>({ principal: "", action: "", resource: "", keys: [] });

/** Whether the What if tab asks about policies of the visitor's own. */
export const ownPolicies = signal(false);

export function askWhatIf(about: Question): void {
  question.value = about;
  ownPolicies.value = false;
  insight.value = "what-if";
  panel.value = "explanation";
}

/** The question that a decision answered, with the keys that its policies asked for. */
export function questionOf(decision: Decision): Question {
  const keys = new Map<string, TypedKey>();
  for (const { policies } of decision.layers) {
    for (const { statements } of policies) {
      for (const { elements } of statements) {
        for (const { key, present, actual } of elements) {
          if (key !== "" && present) keys.set(key.toLowerCase(), { key, values: actual.join("\n") });
        }
      }
    }
  }
  return { principal: decision.principal, action: decision.action, resource: decision.resource, keys: [...keys.values()] };
}
