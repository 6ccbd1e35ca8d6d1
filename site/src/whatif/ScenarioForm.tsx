// A request in the scenario's world after the selected step.
import { useMemo } from "preact/hooks";
import { DecisionView } from "../decision/DecisionView.tsx";
import { currentStep, reported } from "../state/results.ts";
import { type Question, question, questionOf } from "../state/questions.ts";
import { selectedStep } from "../state/selection.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { useAnswer } from "../ui/useAnswer.ts";
import { Field } from "./Field.tsx";
import { Keys } from "./Keys.tsx";
import { commonKeys, contextOf } from "./keys.ts";

export function ScenarioForm() {
  const scenario = reported.value;
  const step = selectedStep.value;
  const now = question.value;
  const set = (part: Partial<Question>): void => {
    question.value = { ...now, ...part };
  };
  const world = useMemo(() => (scenario ? { scenario, step } : null), [scenario, step]);
  const { reply: matrix } = useAnswer("matrix", "suggestions", world);
  const complete = now.principal.trim() !== "" && now.action.trim() !== "" && now.resource.trim() !== "";
  const asked = useMemo(
    () =>
      scenario && complete
        ? { scenario, step, principal: now.principal.trim(), action: now.action.trim(), resource: now.resource.trim(), context: contextOf(now.keys) }
        : null,
    [scenario, step, now, complete],
  );
  const { reply, problem, waiting } = useAnswer("ask", "what-if", asked);
  const decisions = currentStep.value?.decisions ?? [];
  const present = reply?.context ?? [];
  return (
    <div class="what-if-split">
      <form class="what-if" onSubmit={(event) => event.preventDefault()}>
        <Field
          id="what-if-principal"
          label="Principal"
          value={now.principal}
          set={(principal) => set({ principal })}
          placeholder="an ARN, or anonymous"
          ideas={(matrix?.principals ?? []).map(({ arn, name, kind }) => (arn ? { value: arn, words: `${name}, ${kind}` } : { value: name }))}
        />
        <Field
          id="what-if-action"
          label="Action"
          value={now.action}
          set={(action) => set({ action })}
          placeholder="s3:GetObject"
          ideas={(matrix?.actions ?? []).map((value) => ({ value }))}
        />
        <Field
          id="what-if-resource"
          label="Resource"
          value={now.resource}
          set={(resource) => set({ resource })}
          placeholder="arn:aws:s3:::bucket/key"
          ideas={(matrix?.resources ?? []).map(({ arn, name }) => ({ value: arn, words: name }))}
        />
        <Keys keys={now.keys} set={(keys) => set({ keys })} ideas={[...new Set([...present.map(({ key }) => key), ...commonKeys])].sort()} />
        {decisions.length > 0 ? (
          <button type="button" class="button" onClick={() => (question.value = questionOf(decisions[decisions.length - 1]!))}>
            Take over the request of step {currentStep.value!.index + 1}
          </button>
        ) : null}
      </form>
      <div class="what-if-answer" role="region" aria-label="The answer" aria-busy={waiting}>
        {!complete ? <p class="quiet">Say who asks for which action on what. The answer follows what you type.</p> : null}
        {problem || reply?.error ? <p class="what-if-error">{problem || reply?.error}</p> : null}
        {complete && reply?.decision ? <DecisionView decision={reply.decision} /> : null}
        {complete && present.length > 0 ? (
          <details class="what-if-context">
            <summary>All {present.length} condition keys of this request</summary>
            <dl>
              {present.map(({ key, values }) => (
                <div key={key}>
                  <dt>
                    <code>{key}</code>
                  </dt>
                  <dd>
                    {values.map((value, index) => (
                      <code key={index}>
                        <AccountText text={value} />
                      </code>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ) : null}
      </div>
    </div>
  );
}
