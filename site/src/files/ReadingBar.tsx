// The line below the editor: the marks of the selected step to go through, and
// what the cursor stands at.
import { currentStep } from "../state/results.ts";
import { Icon } from "../ui/Icon.tsx";
import { goTo } from "./Editor.tsx";
import { reading } from "./reading.ts";

export function ReadingBar() {
  const { count, at, text } = reading.value;
  const step = currentStep.value;
  if (count === 0 && text === "") return null;
  return (
    <div class="reading" role="group" aria-label="At the cursor">
      {count > 0 && step ? (
        <>
          <span class="reading-place">{at > 0 ? `Statement ${at} of ${count}` : `${count} ${count === 1 ? "statement" : "statements"}`} in step {step.index + 1}</span>
          <span class="tools">
            <button type="button" class="tool" aria-label="Previous statement with a mark" title="Previous statement with a mark (Shift+F9)" aria-keyshortcuts="Shift+F9" onClick={() => goTo(-1)}>
              <Icon name="up" />
            </button>
            <button type="button" class="tool" aria-label="Next statement with a mark" title="Next statement with a mark (F9)" aria-keyshortcuts="F9" onClick={() => goTo(1)}>
              <Icon name="down" />
            </button>
          </span>
        </>
      ) : null}
      <span class="reading-text" title={text}>
        {text}
      </span>
    </div>
  );
}
