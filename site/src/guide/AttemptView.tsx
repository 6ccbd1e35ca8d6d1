// An edit that the guide suggests: it is shown, made, and taken back.
import { textOf } from "../state/document.ts";
import { changeFiles } from "../state/edit.ts";
import { Diff } from "../ui/Diff.tsx";
import { FileLink } from "../ui/FileLink.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { type Attempt, stateOf, textsOf } from "./guide.ts";
import { StepButtons } from "./StepButtons.tsx";

export function AttemptView({ attempt }: { attempt: Attempt }) {
  const state = stateOf(attempt, textOf);
  const made = state === "made";
  const flip = (): void => {
    const edits = textsOf(attempt, textOf, made).map((file) => ({ ...file, remove: false }));
    changeFiles(edits, made ? `Taken back: ${attempt.title}.` : `Done: ${attempt.title}.`);
  };
  return (
    <div class="guide-attempt">
      <h5>Try to break it</h5>
      <p class="guide-text">
        <strong>{attempt.title}</strong>
      </p>
      {attempt.edits.map((edit, index) => (
        <div class="guide-edit" key={index}>
          <FileLink path={edit.path} text={edit.path} />
          <Diff before={edit.find} after={edit.put} label={`Edit of ${edit.path}`} />
        </div>
      ))}
      {state === "elsewhere" ? <p class="quiet">The files have become others: this edit does not fit them any more. Reset to original brings them back.</p> : null}
      <button type="button" class="button" disabled={state === "elsewhere"} onClick={flip}>
        {made ? "Take it back" : "Make this edit"}
      </button>
      {made ? (
        <div class="guide-then" role="status">
          <p class="guide-text">
            <ReasonText text={attempt.then} />
          </p>
          <StepButtons list={Object.keys(attempt.outcomes).map(Number)} />
        </div>
      ) : null}
    </div>
  );
}
