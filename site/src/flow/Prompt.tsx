import { useState } from "preact/hooks";
import { documentId, textOf } from "../state/document.ts";
import { addFile, replaceText } from "../state/edit.ts";
import { pause } from "../state/player.ts";
import { steps } from "../state/results.ts";
import { selectedStep } from "../state/selection.ts";
import { CommandInput } from "./CommandInput.tsx";
import { asStep, insertStep } from "./edit.ts";
import { rememberTyped, typedBefore } from "./typed.ts";

/** The next command: it goes to the end of flow.sh. */
export function Prompt() {
  const [typed, setTyped] = useState("");
  const add = (): void => {
    if (typed.trim() === "") return;
    const flow = textOf("flow.sh");
    const text = insertStep(flow ?? "", Infinity, asStep(typed));
    if (flow === undefined) addFile("flow.sh", text);
    else replaceText("flow.sh", text, "");
    if (textOf("flow.sh") !== text) return; // it was opened to be read only
    rememberTyped(documentId.value, typed.trim());
    pause();
    selectedStep.value = steps.value.length; // where the new step will be
    setTyped("");
    document.getElementById("prompt-input")?.focus();
  };
  return (
    <form
      class="prompt"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label class="prompt-sign" for="prompt-input">
        <span aria-hidden="true">$</span>
        <span class="visually-hidden">Next AWS CLI command</span>
      </label>
      <CommandInput id="prompt-input" value={typed} placeholder="aws s3api get-object …" before={typedBefore(documentId.value)} onInput={setTyped} onSubmit={add} />
      <button type="submit" disabled={typed.trim() === ""}>
        Add
      </button>
    </form>
  );
}
