// Steps of the flow to go to, each with the outcome that it has now.
import { goTo } from "../state/player.ts";
import { steps } from "../state/results.ts";
import { selectedStep } from "../state/selection.ts";
import { outcomeOf } from "../ui/outcome.ts";
import { Icon } from "../ui/Icon.tsx";

interface Props {
  list: readonly number[]; // counted from 1
  withWords?: boolean;
  /** The outcome that a step had before, where that is worth saying. */
  before?: (step: number) => string;
}

export function StepButtons({ list, withWords = false, before }: Props) {
  return (
    <ul class={`step-buttons ${withWords ? "with-words" : ""}`}>
      {list.map((number) => (
        <StepButton key={number} number={number} withWords={withWords} was={before?.(number) ?? ""} />
      ))}
    </ul>
  );
}

function StepButton({ number, withWords, was }: { number: number; withWords: boolean; was: string }) {
  const step = steps.value[number - 1];
  if (!step) return <li class="quiet">Step {number} is no longer in the flow.</li>;
  const chosen = selectedStep.value === step.index;
  return (
    <li>
      <button type="button" class={`go-step v-${step.verdict}`} aria-pressed={chosen} onClick={() => goTo(step.index)}>
        <span class="go-number">Step {number}</span>
        {withWords ? (
          <span class="go-words" dir="auto">
            {step.description || step.command}
          </span>
        ) : null}
        <span class="go-outcome">
          <Icon name={step.verdict} />
          {outcomeOf(step)}
          {was && was !== outcomeOf(step) ? <span class="go-was"> was {was}</span> : null}
        </span>
      </button>
    </li>
  );
}
