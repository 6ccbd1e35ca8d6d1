import type { StepChange } from "../api/types.gen.ts";
import { goTo } from "../state/player.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { outcomeWords } from "./markdown.ts";

export function StepList({ list }: { list: readonly StepChange[] }) {
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="changed-steps">
      <h3 id="changed-steps">Steps that come out differently</h3>
      <ul class="change-list">
        {list.map((step) => (
          <li key={`${step.before} ${step.after}`}>
            <div class="change-line">
              {step.after >= 0 ? (
                <button type="button" class="change-step" onClick={() => goTo(step.after)}>
                  Step {step.after + 1}
                </button>
              ) : (
                <span class="change-step">Former step {step.before + 1}</span>
              )}
              <span class={`change-outcome v-${step.beforeVerdict}`}>
                {step.before >= 0 ? <Icon name={step.beforeVerdict} /> : null}
                {outcomeWords(step.beforeCode, step.before, "new")}
              </span>
              <span aria-label="becomes">→</span>
              <span class={`change-outcome v-${step.afterVerdict}`}>
                {step.after >= 0 ? <Icon name={step.afterVerdict} /> : null}
                {outcomeWords(step.afterCode, step.after, "removed")}
              </span>
            </div>
            <code class="change-command">
              <AccountText text={step.command} />
            </code>
            {step.reason && step.after >= 0 ? (
              <p class="note">
                <ReasonText text={step.reason} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
