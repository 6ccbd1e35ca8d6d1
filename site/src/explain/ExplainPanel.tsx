import { accountOf, hueClass } from "../state/accounts.ts";
import { currentStep, engineState, phaseWords, report } from "../state/results.ts";
import { AccountName, AccountText } from "../ui/AccountText.tsx";
import { PanelHead } from "../ui/PanelHead.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { Verdict } from "../ui/Verdict.tsx";
import { Player } from "../player/Player.tsx";
import { DecisionView } from "./DecisionView.tsx";

export function ExplainPanel() {
  const step = currentStep.value;
  return (
    <section class="panel explain-panel" id="panel-explanation" aria-labelledby="explain-title">
      <PanelHead id="explain-title" title="Explanation">
        {step ? <span class="explain-step">Step {step.index + 1}</span> : null}
        <Player narrowOnly />
      </PanelHead>
      <div class="explain-body" tabIndex={0} role="group" aria-label="Why this step went as it did">
        {step ? <Told /> : <p class="quiet">{report.value ? "Select a step to see how AWS decides it." : phaseWords[engineState.value.phase]}</p>}
      </div>
    </section>
  );
}

function Told() {
  const step = currentStep.value!;
  const { caller, expectation } = step;
  const account = accountOf(caller.account);
  const count = step.decisions.length;
  return (
    <>
      <div class={`sentence v-${step.verdict}`}>
        <Verdict verdict={step.verdict} />
        <p>
          <ReasonText text={step.reason} />
        </p>
      </div>
      {expectation && !expectation.met ? (
        <p class="unmet">
          <strong>Not as expected.</strong> <ReasonText text={expectation.message} />
        </p>
      ) : null}
      {caller.arn || account ? (
        <p class={`caller ${hueClass(caller.account)}`}>
          <span class="caller-word">Caller</span> {caller.profile ? <span class={`profile ${hueClass(caller.account)}`}>{caller.profile}</span> : null}
          {account ? <AccountName account={account} /> : null}
          <code>
            <AccountText text={caller.arn} />
          </code>
        </p>
      ) : null}
      {count === 0 ? <p class="quiet">No authorization took place for this command.</p> : null}
      {step.decisions.map((decision, index) => (
        <DecisionView key={`${step.index} ${index} ${decision.verdict}`} decision={decision} only={count === 1} stepReason={step.reason} />
      ))}
    </>
  );
}
