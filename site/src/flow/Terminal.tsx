// What the selected command prints, and a prompt for the next one.
import { useRef, useState } from "preact/hooks";
import { currentStep, stale, steps } from "../state/results.ts";
import { documentId, textOf } from "../state/document.ts";
import { addFile, replaceText } from "../state/edit.ts";
import { pause } from "../state/player.ts";
import { selectedStep } from "../state/selection.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { Icon } from "../ui/Icon.tsx";
import { expectationOf, withExpectation } from "./expect.ts";
import { CopyScript } from "./CopyScript.tsx";
import { withCommand } from "./append.ts";

export function Terminal() {
  const [open, setOpen] = useState(true);
  return (
    <div class={`terminal ${open ? "" : "closed"}`}>
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

function Prompt() {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const command = typed.trim();
    if (command === "") return;
    const flow = textOf("flow.sh");
    const text = withCommand(flow ?? "", command);
    if (flow === undefined) addFile("flow.sh", text);
    else replaceText("flow.sh", text, "");
    pause();
    selectedStep.value = steps.value.length; // where the new step will be
    setTyped("");
    input.current?.focus();
  };
  return (
    <form class="prompt" onSubmit={submit}>
      <label class="prompt-sign" for="prompt-input">
        <span aria-hidden="true">$</span>
        <span class="visually-hidden">Next AWS CLI command</span>
      </label>
      <input
        id="prompt-input"
        ref={input}
        type="text"
        value={typed}
        placeholder="aws s3api get-object …"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" disabled={typed.trim() === ""}>
        Add
      </button>
    </form>
  );
}
