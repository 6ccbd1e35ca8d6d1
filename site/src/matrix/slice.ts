// One face of the cube of principals, actions and resources, as a table. Pure.
import type { MatrixReply, Verdict } from "../api/types.gen.ts";
import type { Cell } from "../state/questions.ts";
import { verdictWord } from "../ui/Verdict.tsx";

/** What stays the same in the whole table. */
export type Axis = "resource" | "principal" | "action";

export interface Heading {
  id: string;
  name: string;
  detail: string; // ARN, or what kind it is
  account: string; // ID of the account entity; "" where none
}

export interface Slice {
  rows: Heading[];
  columns: Heading[];
  /** By row, then column; null where the action does not apply or the filter hides it. */
  cells: (Verdict | null)[][];
  cellOf(row: number, column: number): Cell;
  /** Cells of the table before the filter. */
  total: number;
  shown: number;
}

const verdicts: Record<string, Verdict> = { a: "allow", x: "explicit-deny", i: "implicit-deny", n: "not-modelled" };

export function headings(matrix: MatrixReply, axis: Axis): Heading[] {
  if (axis === "action") return matrix.actions.map((name) => ({ id: name, name, detail: "", account: "" }));
  if (axis === "principal") {
    return matrix.principals.map(({ id, name, kind, arn, account }) => ({ id, name, detail: arn || kind, account }));
  }
  return matrix.resources.map(({ id, name, arn, account }) => ({ id, name, detail: arn, account }));
}

/** Rows and columns of a table in which the axis stays the same: actions are rows where they can be. */
function sides(axis: Axis): [Axis, Axis] {
  if (axis === "resource") return ["action", "principal"];
  return axis === "principal" ? ["action", "resource"] : ["principal", "resource"];
}

export function sliceOf(matrix: MatrixReply, axis: Axis, at: number, query: string): Slice {
  const [rowAxis, columnAxis] = sides(axis);
  const rows = headings(matrix, rowAxis);
  const columns = headings(matrix, columnAxis);
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const place = (row: number, column: number): Record<Axis, number> => {
    const place = { action: 0, principal: 0, resource: 0 };
    place[axis] = at;
    place[rowAxis] = row;
    place[columnAxis] = column;
    return place;
  };
  const text = ({ name, detail, account }: Heading): string => `${name} ${detail} ${account}`.toLowerCase();
  const rowTexts = rows.map(text);
  const columnTexts = columns.map(text);
  let total = 0;
  let shown = 0;
  const cells = rows.map((_, row) =>
    columns.map((_, column) => {
      const { action, principal, resource } = place(row, column);
      const letter = matrix.cells[(principal * matrix.actions.length + action) * matrix.resources.length + resource] ?? "-";
      const verdict = verdicts[letter];
      if (verdict === undefined) return null;
      total++;
      if (words.length > 0) {
        const all = `${rowTexts[row]} ${columnTexts[column]} ${verdictWord[verdict].toLowerCase()}`;
        if (!words.every((word) => all.includes(word))) return null;
      }
      shown++;
      return verdict;
    }),
  );
  // Rows and columns without a cell only take room.
  const keptRows = rows.map((_, row) => row).filter((row) => cells[row]!.some((cell) => cell !== null));
  const keptColumns = columns.map((_, column) => column).filter((column) => cells.some((row) => row[column] !== null));
  return {
    rows: keptRows.map((row) => rows[row]!),
    columns: keptColumns.map((column) => columns[column]!),
    cells: keptRows.map((row) => keptColumns.map((column) => cells[row]![column]!)),
    cellOf: (row, column) => {
      const { action, principal, resource } = place(keptRows[row]!, keptColumns[column]!);
      return { principal: matrix.principals[principal]!.id, action: matrix.actions[action]!, resource: matrix.resources[resource]!.arn };
    },
    total,
    shown,
  };
}
