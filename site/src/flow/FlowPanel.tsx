import { useLayoutEffect, useRef } from "preact/hooks";
import { documentId } from "../state/document.ts";
import { stopAt } from "../state/player.ts";
import { report, steps } from "../state/results.ts";
import { openFile, selectedStep } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { PanelHead } from "../ui/PanelHead.tsx";
import { rove } from "../ui/roving.ts";
import { Player } from "../player/Player.tsx";
import { StepForm } from "./StepForm.tsx";
import { StepRow } from "./StepRow.tsx";
import { currentBlocks, form, move, remove } from "./steps.ts";
import { Summary } from "./Summary.tsx";
import { Terminal } from "./Terminal.tsx";

/** Keys of the list of steps, besides those that go through it; true where one was used. */
function key(event: KeyboardEvent): boolean {
  const at = selectedStep.value;
  if (event.ctrlKey || event.metaKey || event.shiftKey || form.value || currentBlocks().length === 0) return false;
  const actions: Record<string, () => void> = event.altKey
    ? { ArrowUp: () => move(at, -1), ArrowDown: () => move(at, 1) }
    : {
        F2: () => (form.value = { of: "edit", step: at }),
        Insert: () => (form.value = { of: "add", step: at }),
        Delete: () => remove(at),
      };
  const action = actions[event.key];
  if (!action) return false;
  event.preventDefault();
  action();
  return true;
}

export function FlowPanel() {
  const list = useRef<HTMLOListElement>(null);
  const at = selectedStep.value;
  const open = form.value;
  const id = documentId.value;
  useLayoutEffect(() => {
    form.value = null; // it was of a step of another document
    stopAt.value = null;
  }, [id]);
  useLayoutEffect(() => {
    // A step that moved takes the focus with it.
    const frame = list.current;
    if (frame?.contains(document.activeElement) && document.activeElement?.hasAttribute("data-step")) frame.querySelector<HTMLElement>(`[data-step="${at}"]`)?.focus();
  }, [at, steps.value]);
  useLayoutEffect(() => {
    // Only the list scrolls, never the page.
    const row = list.current?.querySelector<HTMLElement>(`[data-step="${at}"]`)?.parentElement;
    const frame = list.current;
    if (!row || !frame) return;
    const top = row.offsetTop; // within the list, which is positioned
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + row.offsetHeight > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + row.offsetHeight - frame.clientHeight;
  }, [at]);
  return (
    <section class="panel flow-panel" id="panel-flow" aria-labelledby="flow-title">
      <PanelHead id="flow-title" title="Flow">
        <Summary />
        <Player />
        <button type="button" class="tool" aria-label="Edit flow.sh" title="Edit flow.sh" onClick={() => openFile("flow.sh", steps.value[at]?.range, true)}>
          <Icon name="file" />
        </button>
      </PanelHead>
      <ol class="steps" aria-label="Steps" ref={list} onKeyDown={(event) => key(event) || rove(event)}>
        {steps.value.map((step) => [
          open?.of === "edit" && open.step === step.index ? null : <StepRow key={step.index} step={step} />,
          open?.step === step.index ? (
            <li key={`${open.of} ${step.index}`} class="step">
              <StepForm of={open.of} step={open.step} />
            </li>
          ) : null,
        ])}
        {report.value && steps.value.length === 0 ? <li class="quiet steps-none">No command yet. Type one below, or write flow.sh.</li> : null}
      </ol>
      <Stopped />
      <Terminal />
    </section>
  );
}

/** Says that the flow was run up to a step only. */
function Stopped() {
  const at = stopAt.value;
  const rest = steps.value.length - 1 - (at ?? 0);
  if (at === null || rest <= 0) return null;
  return (
    <p class="stopped" role="status">
      <span>
        Run up to step {at + 1}: {rest} {rest === 1 ? "step" : "steps"} not run
      </span>
      <button type="button" onClick={() => (stopAt.value = null)}>
        Run all
      </button>
    </p>
  );
}
