import { useLayoutEffect, useRef } from "preact/hooks";
import { report, steps } from "../state/results.ts";
import { openFile, selectedStep } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { PanelHead } from "../ui/PanelHead.tsx";
import { rove } from "../ui/roving.ts";
import { Player } from "../player/Player.tsx";
import { StepRow } from "./StepRow.tsx";
import { Summary } from "./Summary.tsx";
import { Terminal } from "./Terminal.tsx";

export function FlowPanel() {
  const list = useRef<HTMLOListElement>(null);
  const at = selectedStep.value;
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
          <Icon name="pencil" />
        </button>
      </PanelHead>
      <ol class="steps" aria-label="Steps" ref={list} onKeyDown={rove}>
        {steps.value.map((step) => (
          <StepRow key={step.index} step={step} />
        ))}
        {report.value && steps.value.length === 0 ? <li class="quiet steps-none">No command yet. Type one below, or write flow.sh.</li> : null}
      </ol>
      <Terminal />
    </section>
  );
}
