// Who can do what in the world after the selected step.
import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { MatrixReply } from "../api/types.gen.ts";
import { reported } from "../state/results.ts";
import { openCell } from "../state/questions.ts";
import { selectedStep } from "../state/selection.ts";
import { useAnswer } from "../ui/useAnswer.ts";
import { CellDetail } from "./CellDetail.tsx";
import { Grid } from "./Grid.tsx";
import { type Axis, headings, sliceOf } from "./slice.ts";

const axis = signal<Axis>("resource");
const chosen = signal<Record<Axis, string>>({ resource: "", principal: "", action: "" });
const query = signal("");

const axes: { axis: Axis; word: string; label: string }[] = [
  { axis: "resource", word: "Resource", label: "One resource" },
  { axis: "principal", word: "Principal", label: "One principal" },
  { axis: "action", word: "Action", label: "One action" },
];

export function Access() {
  const scenario = reported.value;
  const step = selectedStep.value;
  const asked = useMemo(() => (scenario ? { scenario, step } : null), [scenario, step]);
  const { reply, problem } = useAnswer("matrix", "matrix", asked);
  if (!reply) return <p class="quiet">{problem || "Working out who can do what…"}</p>;
  return (
    <>
      {problem ? <p class="quiet">What is shown is from before: {problem}</p> : null}
      <Matrix matrix={reply} />
    </>
  );
}

function Matrix({ matrix }: { matrix: MatrixReply }) {
  const by = axis.value;
  const list = headings(matrix, by);
  const at = Math.max(0, list.findIndex(({ id }) => id === chosen.value[by]));
  const text = query.value;
  const slice = useMemo(() => sliceOf(matrix, by, at, text), [matrix, by, at, text]);
  if (list.length === 0 || slice.total === 0) return <p class="quiet">The scenario has no principals and resources yet.</p>;
  return (
    <>
      <div class="access-tools">
        <label>
          <span class="visually-hidden">The table is about</span>
          <select value={by} onChange={(event) => (axis.value = event.currentTarget.value as Axis)}>
            {axes.map((choice) => (
              <option key={choice.axis} value={choice.axis}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        <label class="access-of">
          <span class="visually-hidden">{axes.find((choice) => choice.axis === by)!.word}</span>
          <select value={list[at]!.id} onChange={(event) => (chosen.value = { ...chosen.value, [by]: event.currentTarget.value })}>
            {list.map((heading) => (
              <option key={heading.id} value={heading.id}>
                {heading.name}
              </option>
            ))}
          </select>
        </label>
        <label class="access-filter">
          <span class="visually-hidden">Filter the table</span>
          <input
            type="search"
            value={text}
            placeholder="Filter: Dave allowed, Put …"
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => (query.value = event.currentTarget.value)}
          />
        </label>
        <span class="quiet" role="status">
          {text.trim() === "" ? `${slice.total} cells` : `${slice.shown} of ${slice.total} cells`}
        </span>
      </div>
      <div class="access-split">
        <Grid slice={slice} label={`Who can do what: ${list[at]!.name}`} />
        {openCell.value ? <CellDetail cell={openCell.value} /> : <p class="quiet access-hint">Choose a cell to see how it is decided.</p>}
      </div>
      <p class="quiet access-foot">
        Plain requests in the world after this step: signed, over TLS, with no further options; a role stands for any session of it.
        {matrix.omitted > 0 ? ` ${matrix.omitted} principals or objects are left out because there are too many.` : ""}
      </p>
    </>
  );
}
