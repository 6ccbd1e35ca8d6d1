import { accountOf, hueClass } from "../state/accounts.ts";
import { documentId } from "../state/document.ts";
import { askWhatIf, questionOf } from "../state/questions.ts";
import { currentStep, engineState, phaseWords, report } from "../state/results.ts";
import { AccountName, AccountText } from "../ui/AccountText.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { Verdict } from "../ui/Verdict.tsx";
import { DecisionView } from "../decision/DecisionView.tsx";
import { Unverified } from "../decision/Unverified.tsx";
import { Fixes } from "./Fixes.tsx";

/** Why the selected step went as it did. */
export function Explanation() {
  if (currentStep.value) return <Told />;
  return report.value ? <p class="quiet">Select a step to see how AWS decides it.</p> : <Intro />;
}

/** What this is, for the time until there is something to explain. */
function Intro() {
  return (
    <div class="intro">
      <p>
        Crossgrant runs real AWS CLI commands against the policies you write (bucket policies, role trust policies, identity policies, access control
        lists) and shows how AWS decides each of them, statement by statement.
      </p>
      <p>Everything happens in this page. Nothing is sent to a server, and no AWS account is touched.</p>
      <p class="intro-state">{phaseWords[engineState.value.phase]}</p>
    </div>
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
      <Unverified points={step.unverified} />
      {count === 0 ? <p class="quiet">No authorization took place for this command.</p> : null}
      {step.decisions.map((decision, index) => (
        <DecisionView key={`${step.index} ${index} ${decision.verdict}`} decision={decision} said={count === 1 ? decision.reason : step.reason}>
          <button type="button" class="button ask-what-if" onClick={() => askWhatIf(questionOf(decision))}>
            What if…
          </button>
        </DecisionView>
      ))}
      <Fixes key={`${documentId.value} ${step.index}`} />
    </>
  );
}
