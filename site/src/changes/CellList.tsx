import type { CellChange } from "../api/types.gen.ts";
import { hueClass } from "../state/accounts.ts";
import { goTo } from "../state/player.ts";
import { openCell } from "../state/questions.ts";
import { insight } from "../state/selection.ts";
import { Verdict } from "../ui/Verdict.tsx";
import { cellWord, worldWords } from "./markdown.ts";

export function CellList({ list, more }: { list: readonly CellChange[]; more: number }) {
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="changed-cells">
      <h3 id="changed-cells">Who can do what</h3>
      <ul class="change-list">
        {list.map((cell) => (
          <li key={`${cell.principalId} ${cell.action} ${cell.resourceArn} ${cell.afterStep}`}>
            <div class="change-line">
              <button type="button" class={`change-who ${hueClass(cell.principalId)}`} title="Show how it is decided now" onClick={() => show(cell)}>
                <span class="profile">{cell.principal}</span> <code>{cell.action}</code>
              </button>
              <Verdict verdict={cell.before} word={cellWord(cell.before)} />
              <span aria-label="becomes">→</span>
              <Verdict verdict={cell.after} word={cellWord(cell.after)} />
            </div>
            <p class="note">
              on <code>{cell.resource}</code>, {worldWords(cell)}
            </p>
          </li>
        ))}
        {more > 0 ? <li class="quiet">and {more} more</li> : null}
      </ul>
    </section>
  );
}

function show(cell: CellChange): void {
  openCell.value = { principal: cell.principalId, action: cell.action, resource: cell.resourceArn };
  if (cell.afterStep >= 0) goTo(cell.afterStep);
  insight.value = "access";
}
