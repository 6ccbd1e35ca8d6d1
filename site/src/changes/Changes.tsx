// What differs from the scenario as it was opened, for a reviewer.
import { useMemo } from "preact/hooks";
import type { ChangesReply } from "../api/types.gen.ts";
import { edited, original, title } from "../state/document.ts";
import { tell, warn } from "../state/notices.ts";
import { reported, stale } from "../state/results.ts";
import { Icon } from "../ui/Icon.tsx";
import { useAnswer } from "../ui/useAnswer.ts";
import { CellList } from "./CellList.tsx";
import { FileList } from "./FileList.tsx";
import { markdownOf } from "./markdown.ts";
import { StepList } from "./StepList.tsx";

export function Changes() {
  const before = original.value;
  const after = reported.value;
  const asked = useMemo(() => (after && edited.value ? { before: { ...before, files: [...before.files] }, after } : null), [before, after, edited.value]);
  const { reply, problem, waiting } = useAnswer("changes", "changes", asked);
  if (!edited.value) {
    return <p class="quiet">Nothing differs from the scenario as it was opened. What you edit is listed here: files, steps that come out differently, and who can do what.</p>;
  }
  if (!reply) return <p class="quiet">{problem || "Comparing with the scenario as it was opened…"}</p>;
  const nothing = reply.steps.length === 0 && reply.cells.length === 0;
  return (
    <>
      <div class="changes-head" aria-busy={waiting}>
        <p class="changes-sum">{sumOf(reply)}</p>
        <button type="button" class="button" onClick={() => void copy(reply)}>
          <Icon name="copy" />
          Copy as text
        </button>
      </div>
      {problem ? <p class="quiet">What is shown is from before: {problem}</p> : null}
      {stale.value ? <p class="quiet">{stale.value.text}</p> : null}
      {nothing ? <p class="quiet">No step comes out differently, and nobody can do more or less than before.</p> : null}
      <StepList list={reply.steps} />
      <CellList list={reply.cells} more={reply.more} />
      <FileList list={reply.files} before={before.files} after={after?.files ?? []} />
    </>
  );
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function sumOf({ files, steps, cells, more }: ChangesReply): string {
  return `${count(files.length, "file")}, ${count(steps.length, "step")} and ${count(cells.length + more, "permission")} differ.`;
}

async function copy(changes: ChangesReply): Promise<void> {
  try {
    await navigator.clipboard.writeText(markdownOf(title.value, changes));
    tell("Copied the changes as a Markdown list.");
  } catch {
    warn("This browser does not let the page use the clipboard.");
  }
}
