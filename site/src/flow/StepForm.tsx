import { useState } from "preact/hooks";
import { textOf } from "../state/document.ts";
import { commandOf, descriptionOf } from "./blocks.ts";
import { CommandInput } from "./CommandInput.tsx";
import { add, alter, currentBlocks, form } from "./steps.ts";

/** Description and command of a step, or of a new one behind it. */
export function StepForm({ of, step }: { of: "edit" | "add"; step: number }) {
  const flow = textOf("flow.sh") ?? "";
  const block = of === "edit" ? currentBlocks()[step] : undefined;
  const [description, setDescription] = useState(block ? descriptionOf(flow, block) : "");
  const [command, setCommand] = useState(block ? commandOf(flow, block) : "");
  const close = (): void => {
    form.value = null;
    document.querySelector<HTMLElement>(`[data-step-action="${of}"]`)?.focus();
  };
  const save = (): void => {
    if (command.trim() === "") return;
    if (of === "edit") alter(step, command, description);
    else add(step, command, description);
    close();
  };
  return (
    <form
      class="step-form"
      aria-label={of === "edit" ? `Edit step ${step + 1}` : `New step after step ${step + 1}`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        event.stopPropagation(); // the arrow keys stay in the fields
        if (event.key === "Escape") close();
      }}
    >
      <label for="step-description">Description</label>
      <textarea id="step-description" rows={Math.min(4, description.split("\n").length)} value={description} dir="auto" onInput={(event) => setDescription(event.currentTarget.value)} />
      <label for="step-command">Command</label>
      <CommandInput id="step-command" value={command} placeholder="aws …" focus onInput={setCommand} onSubmit={save} />
      <span class="form-buttons">
        <button type="submit" disabled={command.trim() === ""}>
          {of === "edit" ? "Save" : "Add step"}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </span>
    </form>
  );
}
