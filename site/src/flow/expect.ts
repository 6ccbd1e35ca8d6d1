// What a step gave, as the expectation that it gives just that. Pure.
import type { Decision, Step } from "../api/types.gen.ts";

/** The engine looks at the last refusal of a command; so does this. */
function refusal(step: Step): Decision | undefined {
  return step.decisions.findLast(({ verdict }) => verdict === "explicit-deny" || verdict === "implicit-deny");
}

/** The line that states a step's present result; "" where the engine does not know it. */
export function expectationOf(step: Step): string {
  if (step.verdict === "not-modelled") return "";
  if (step.result.exitCode === 0) return "#=> OK";
  if (step.result.errorCode === "") return "";
  return `#=> ${step.result.errorCode}${because(step)}`;
}

function because(step: Step): string {
  const decision = refusal(step);
  // Another layer's error has no such reason, even if a decision refused something on the way.
  if (!decision || decision.verdict !== step.verdict) return "";
  if (decision.verdict === "implicit-deny") return ` because implicit-deny${decision.missing[0] ? ` ${decision.missing[0]}` : ""}`;
  const ref = decision.deciding;
  if (!ref || ref.file === "" || /\s|#/.test(ref.file)) return " because explicit-deny";
  const plainSid = ref.sid !== "" && ref.sid === ref.sid.trim() && !/[\r\n]/.test(ref.sid);
  return ` because explicit-deny ${ref.file}#${plainSid ? ref.sid : ref.index}`;
}

/**
 * flow.sh with the step's expectation set to its present result. What it says
 * of the output stays where it holds, and so does what it stores.
 */
export function withExpectation(flow: string, step: Step): string {
  const line = expectationOf(step);
  const end = step.range.end.offset;
  const after = flow.indexOf("\n", end);
  const at = after < 0 ? flow.length : after;
  const rest = flow.slice(at).replace(/^\n#=>[^\n]*/, "");
  const texts = /^(?:\n#=~[^\n]*)*/.exec(rest)![0];
  const printed = (text: string): boolean => step.result.stdout.includes(text) || step.result.stderr.includes(text);
  const held = texts
    .split("\n")
    .slice(1)
    .filter((text) => printed(text.replace(/^#=~\s*/, "").trimEnd()));
  return [`${flow.slice(0, at)}\n${line}`, ...held].join("\n") + rest.slice(texts.length);
}
