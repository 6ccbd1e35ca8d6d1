// What the selected command prints, and a prompt for the next one.
import { useState } from "preact/hooks";
import { currentStep, stale } from "../state/results.ts";
import { documentId, textOf } from "../state/document.ts";
import { replaceText } from "../state/edit.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { Icon } from "../ui/Icon.tsx";
import { expectationOf, withExpectation } from "./expect.ts";
import { CopyScript } from "./CopyScript.tsx";
import { Prompt } from "./Prompt.tsx";
import { StepBar } from "./StepBar.tsx";

export function Terminal() {
  const [open, setOpen] = useState(true);
  return (
    <div class={`terminal ${open ? "" : "closed"}`}>
      <StepBar />
      <div class="terminal-head">
        <button type="button" class="disclose" aria-expanded={open} aria-controls="terminal-output" onClick={() => setOpen(!open)}>
          <Icon name="down" />
          Output
        </button>
        <ExpectThis />
        <ExitCode />
        <CopyScript />
      </div>
      <div id="terminal-output" class="terminal-output" role="region" aria-label="Output of the selected step" tabIndex={0} hidden={!open}>
        <Output />
      </div>
      <Prompt key={documentId.value} />
    </div>
  );
}

/** Sets what the selected step gives as what it must give. */
function ExpectThis() {
  const step = currentStep.value;
  if (!step || stale.value || step.expectation?.met) return null;
  const line = expectationOf(step);
  if (line === "") return null;
  const set = (): void => {
    const flow = textOf("flow.sh");
    if (flow !== undefined) replaceText("flow.sh", withExpectation(flow, step), `Step ${step.index + 1} now expects ${line.slice(4)}.`);
  };
  return (
    <button type="button" class="tool expect-this" title={`Write “${line}” below the command in flow.sh`} onClick={set}>
      <Icon name="allow" />
      Expect this result
    </button>
  );
}

function ExitCode() {
  const step = currentStep.value;
  if (!step) return null;
  const { exitCode, httpStatus } = step.result;
  return (
    <span class="exit-code">
      {httpStatus > 0 ? `HTTP ${httpStatus}, ` : ""}exit code {exitCode}
    </span>
  );
}

function Output() {
  const step = currentStep.value;
  if (!step) return <p class="quiet">No step is selected.</p>;
  const { stdout, stderr } = step.result;
  return (
    <pre>
      <span class="out-command">
        <span class="out-dollar">$ </span>
        <AccountText text={step.command} />
        {"\n"}
      </span>
      {stdout ? <AccountText text={ended(stdout)} /> : null}
      {stderr ? (
        <span class="out-error">
          <AccountText text={ended(stderr)} />
        </span>
      ) : null}
      {stdout || stderr ? null : <span class="quiet">(prints nothing)</span>}
    </pre>
  );
}

const ended = (text: string): string => (text.endsWith("\n") ? text : text + "\n");
