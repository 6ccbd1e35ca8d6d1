// What would change the verdict of the selected step: the engine has tried each.
import { useMemo } from "preact/hooks";
import type { Fix, StepChange } from "../api/types.gen.ts";
import { scenario, textOf } from "../state/document.ts";
import { changeFiles } from "../state/edit.ts";
import { warn } from "../state/notices.ts";
import { currentStep, reported } from "../state/results.ts";
import { selectedStep } from "../state/selection.ts";
import { Diff } from "../ui/Diff.tsx";
import { FileLink } from "../ui/FileLink.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { useAnswer } from "../ui/useAnswer.ts";

/** Long enough that going through steps or typing asks nothing. */
const pause = 500; // ms

export function Fixes() {
  const of = reported.value;
  const step = selectedStep.value;
  const asked = useMemo(() => (of ? { scenario: of, step } : null), [of, step]);
  const { reply, problem, waiting } = useAnswer("fixes", "fixes", asked, pause);
  const allowed = currentStep.value?.verdict === "allow";
  return (
    <section class="fixes" aria-labelledby="fixes-title" aria-busy={waiting}>
      <h3 id="fixes-title">{allowed ? "What would take this away" : "What would change this"}</h3>
      <p class="quiet" role="status">
        {problem || (waiting ? "Trying changes…" : reply && reply.fixes.length > 0 ? "Each was tried. What else changes is said with it." : reply?.none)}
      </p>
      {reply && !waiting ? (
        <ol class="fix-list">
          {reply.fixes.map((fix) => (
            <FixView key={fix.title} fix={fix} step={step} apply={() => apply(fix)} />
          ))}
        </ol>
      ) : null}
    </section>
  );

  function apply(fix: Fix): void {
    // Its texts are those of the files as the engine saw them.
    if (scenario.peek() !== of) warn("The files have changed since this was tried. It is being tried again.");
    else changeFiles(fix.edits, `Applied: ${fix.title.replace(/\.$/, "")}.`);
  }
}

function FixView({ fix, step, apply }: { fix: Fix; step: number; apply: () => void }) {
  const others = fix.effects.filter((effect) => effect.before !== step);
  return (
    <li class="fix">
      <h4>
        <ReasonText text={fix.title} />
      </h4>
      {fix.detail ? (
        <p class="note">
          <ReasonText text={fix.detail} />
        </p>
      ) : null}
      <Effects list={others} />
      <div class="fix-foot">
        <button type="button" class="button" aria-label={`Apply: ${fix.title}`} onClick={apply}>
          Apply
        </button>
        <details class="fix-edits">
          <summary>Show the edit</summary>
          {fix.edits.map((edit) => (
            <div class="fix-edit" key={edit.path}>
              <FileLink path={edit.path} text={edit.path} />
              <Diff before={textOf(edit.path) ?? ""} after={edit.remove ? "" : edit.text} label={`Edit of ${edit.path}`} />
            </div>
          ))}
        </details>
      </div>
    </li>
  );
}

/** What it does to other steps. */
function Effects({ list }: { list: readonly StepChange[] }) {
  if (list.length === 0) return <p class="note">No other step comes out differently.</p>;
  return (
    <ul class="fix-effects" aria-label="Effects on other steps">
      {list.map((effect) => (
        <li key={`${effect.before} ${effect.after}`} class="change-line">
          <span class="change-step">{effect.after >= 0 ? `Step ${effect.after + 1}` : `Former step ${effect.before + 1}`}</span>
          <span class={`change-outcome v-${effect.beforeVerdict}`}>{effect.before < 0 ? "new" : effect.beforeCode || "OK"}</span>
          <span aria-label="becomes">→</span>
          <span class={`change-outcome v-${effect.afterVerdict}`}>
            {effect.after >= 0 ? <Icon name={effect.afterVerdict} /> : null}
            {effect.after < 0 ? "removed" : effect.afterCode || "OK"}
          </span>
        </li>
      ))}
    </ul>
  );
}
