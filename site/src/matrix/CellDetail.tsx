// How one cell of the matrix is decided.
import { useMemo } from "preact/hooks";
import { DecisionView } from "../decision/DecisionView.tsx";
import { reported } from "../state/results.ts";
import { askWhatIf, type Cell, openCell } from "../state/questions.ts";
import { selectedStep } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { useAnswer } from "../ui/useAnswer.ts";

export function CellDetail({ cell }: { cell: Cell }) {
  const scenario = reported.value;
  const step = selectedStep.value;
  const asked = useMemo(() => (scenario ? { scenario, step, ...cell, context: [] } : null), [scenario, step, cell]);
  const { reply, problem } = useAnswer("ask", "cell", asked, 0);
  return (
    <section class="access-detail" aria-label="How this cell is decided" tabIndex={0}>
      <div class="access-detail-head">
        <button type="button" class="button" onClick={() => askWhatIf({ principal: cell.principal, action: cell.action, resource: cell.resource, keys: [] })}>
          What if…
        </button>
        <button type="button" class="tool" aria-label="Close" title="Close" onClick={() => (openCell.value = null)}>
          <Icon name="close" />
        </button>
      </div>
      {problem || reply?.error ? <p class="quiet">{problem || reply?.error}</p> : null}
      {reply?.decision ? <DecisionView decision={reply.decision} /> : null}
    </section>
  );
}
