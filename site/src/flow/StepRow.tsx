import type { Step } from "../api/types.gen.ts";
import { hueClass } from "../state/accounts.ts";
import { goTo, notRun } from "../state/player.ts";
import { selectedStep } from "../state/selection.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Verdict } from "../ui/Verdict.tsx";
import { outcomeOf } from "../ui/outcome.ts";
import { expectedWords } from "./outcome.ts";

export function StepRow({ step }: { step: Step }) {
  const chosen = selectedStep.value === step.index;
  const later = notRun(step.index);
  return (
    <li class={`step v-${step.verdict} ${chosen ? "chosen" : ""} ${later ? "later" : ""}`}>
      <button
        type="button"
        class="step-button"
        aria-current={chosen ? "step" : undefined}
        tabIndex={chosen ? 0 : -1}
        data-roving
        data-step={step.index}
        onClick={() => goTo(step.index)}
        onFocus={() => {
          if (!chosen) goTo(step.index);
        }}
      >
        <span class="step-top">
          <span class="step-number">{step.index + 1}</span>
          <span class="step-about" dir="auto">
            {step.description || [step.service, step.operation].filter(Boolean).join(" ") || "command"}
          </span>
          {later ? <span class="step-later">not run</span> : <Verdict verdict={step.verdict} />}
        </span>
        <code class="step-command">
          <AccountText text={step.command} />
        </code>
        <span class="step-foot">
          <span class={`profile ${hueClass(step.caller.account)}`}>{step.caller.profile || "no profile"}</span>
          {later ? null : (
            <>
              <span class="step-code">{outcomeOf(step)}</span>
              <Expected step={step} />
            </>
          )}
        </span>
      </button>
    </li>
  );
}

function Expected({ step }: { step: Step }) {
  const { expectation } = step;
  if (!expectation) return <span class="expected expected-none">nothing expected</span>;
  if (expectation.met) {
    return (
      <span class="expected expected-met">
        <Icon name="allow" />
        as expected
      </span>
    );
  }
  return (
    <span class="expected expected-not" title={expectation.message}>
      <Icon name="error" />
      <span class="expected-words">expected {expectedWords(expectation.text, outcomeOf(step))}</span>
    </span>
  );
}
