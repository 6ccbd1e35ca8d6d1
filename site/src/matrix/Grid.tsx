// The table as a grid: one stop for Tab, the arrow keys go from cell to cell.
import { useLayoutEffect, useRef } from "preact/hooks";
import { hueClass } from "../state/accounts.ts";
import { type Cell, openCell } from "../state/questions.ts";
import { Icon } from "../ui/Icon.tsx";
import { verdictWord } from "../ui/Verdict.tsx";
import type { Slice } from "./slice.ts";

export function Grid({ slice, label }: { slice: Slice; label: string }) {
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    // Whatever was drawn anew, exactly one cell can be reached with Tab.
    const stops = cellsOf(table.current!).filter((cell) => cell.tabIndex === 0);
    if (stops.length === 1) return;
    for (const cell of stops) cell.tabIndex = -1;
    const first = cellsOf(table.current!)[0];
    if (first) first.tabIndex = 0;
  });
  const open = openCell.value;
  if (slice.shown === 0) return <p class="quiet access-none">No cell has all of these words.</p>;
  return (
    <div class="access-frame">
      <table class="access" role="grid" aria-label={label} ref={table} onKeyDown={move} onFocusIn={(event) => stopAt(table.current!, event.target as HTMLElement)}>
        <thead>
          <tr>
            <td class="access-corner" />
            {slice.columns.map((column) => (
              <th key={column.id} scope="col" class={hueClass(column.account)} title={column.detail || column.name}>
                <span class="access-column">{column.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slice.rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row" class={hueClass(row.account)} title={row.detail || row.name}>
                {row.name}
              </th>
              {slice.columns.map((column, c) => {
                const verdict = slice.cells[r]![c]!;
                if (verdict === null) return <td key={column.id} role="gridcell" />;
                const words = `${row.name}, ${column.name}: ${verdictWord[verdict]}`;
                const cell = slice.cellOf(r, c);
                const press = (): void => {
                  openCell.value = cell;
                };
                return (
                  <td
                    key={column.id}
                    role="gridcell"
                    class={`access-cell v-${verdict}`}
                    data-row={r}
                    data-column={c}
                    tabIndex={-1}
                    aria-label={words}
                    aria-selected={open !== null && same(open, cell)}
                    title={words}
                    onClick={press}
                    onKeyDown={(event) => {
                      if (event.key !== "Enter" && event.key !== " ") return;
                      event.preventDefault();
                      press();
                    }}
                  >
                    <Icon name={verdict} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const same = (a: Cell, b: Cell): boolean => a.principal === b.principal && a.action === b.action && a.resource === b.resource;

const cellsOf = (table: HTMLElement): HTMLElement[] => [...table.querySelectorAll<HTMLElement>("[data-row]")];

function stopAt(table: HTMLElement, cell: HTMLElement): void {
  if (cell.dataset.row === undefined) return;
  for (const other of table.querySelectorAll<HTMLElement>('[data-row][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}

/** To the next cell in a direction that is there; some places of the table are empty. */
function move(event: KeyboardEvent): void {
  const from = (event.target as HTMLElement).dataset;
  if (from.row === undefined || event.altKey || event.metaKey) return;
  const table = event.currentTarget as HTMLElement;
  const cells = cellsOf(table).map((cell) => ({ cell, row: Number(cell.dataset.row), column: Number(cell.dataset.column) }));
  const [row, column] = [Number(from.row), Number(from.column)];
  const inRow = cells.filter((other) => other.row === row);
  const inColumn = cells.filter((other) => other.column === column);
  const to = {
    ArrowRight: inRow.find((other) => other.column > column),
    ArrowLeft: inRow.findLast((other) => other.column < column),
    ArrowDown: inColumn.find((other) => other.row > row),
    ArrowUp: inColumn.findLast((other) => other.row < row),
    Home: event.ctrlKey ? cells[0] : inRow[0],
    End: event.ctrlKey ? cells.at(-1) : inRow.at(-1),
    PageDown: inColumn.at(-1),
    PageUp: inColumn[0],
  }[event.key];
  if (!to) return;
  event.preventDefault();
  to.cell.focus();
}
