// A small comparison of two texts: sign and colour say what went and what came.
import { useMemo } from "preact/hooks";
import { AccountText } from "./AccountText.tsx";
import { changedLines, type Line } from "./lines.ts";

const signs: Record<Line["kind"], string> = { same: " ", gone: "−", new: "+", gap: "⋯" };
const words: Partial<Record<Line["kind"], string>> = { gone: "removed: ", new: "added: " };

export function Diff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = useMemo(() => changedLines(before, after), [before, after]);
  return (
    <div class="diff" role="group" aria-label={label} tabIndex={0}>
      {lines.map((line, index) => (
        <div key={index} class={`diff-line diff-${line.kind}`}>
          <span class="diff-sign" aria-hidden="true">
            {signs[line.kind]}
          </span>
          <code>
            {words[line.kind] ? <span class="visually-hidden">{words[line.kind]}</span> : null}
            <AccountText text={line.text} />
          </code>
        </div>
      ))}
      {lines.length === 0 ? <p class="quiet">No line differs.</p> : null}
    </div>
  );
}
