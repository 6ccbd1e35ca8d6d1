// Marks in the open policy for the selected step: which statements matched,
// which did not and why.
import { type EditorState, RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from "@codemirror/view";
import type { Match, Step } from "../api/types.gen.ts";
import { iconPath } from "../ui/Icon.tsx";

export interface Mark {
  from: number; // UTF-16 offsets of the statement
  to: number;
  match: Match;
  near: boolean;
  deny: boolean;
  deciding: boolean;
  why: string;
}

/** What the step's decisions say of the statements of one file. */
export function marksOf(step: Step | null, path: string): Mark[] {
  const marks = new Map<string, Mark>();
  for (const decision of step?.decisions ?? []) {
    for (const layer of decision.layers) {
      for (const policy of layer.policies) {
        if (policy.file !== path) continue;
        for (const statement of policy.statements) {
          const { start, end } = statement.range;
          const key = `${start.offset}-${end.offset}`;
          const deciding = decision.deciding?.file === path && decision.deciding.index === statement.index;
          const missed = statement.elements.filter((element) => element.match !== "yes");
          const why =
            statement.match === "yes"
              ? `${statement.effect}: matches ${decision.action}${deciding ? " and decides" : ""}`
              : missed.map((e) => [e.element, e.operator, e.key].filter(Boolean).join(" ")).join(", ") + ` ${statement.match === "no" ? "does not match" : "is not modelled"} for ${decision.action}`;
          const before = marks.get(key);
          // Several decisions of one step: a match says more than a miss.
          if (before && !(statement.match === "yes" && before.match !== "yes")) {
            before.deciding ||= deciding;
            continue;
          }
          marks.set(key, {
            from: start.offset,
            to: end.offset,
            match: statement.match,
            near: statement.nearMiss,
            deny: statement.effect === "Deny",
            deciding,
            why,
          });
        }
      }
    }
  }
  return [...marks.values()].sort((a, b) => a.from - b.from);
}

class StatementMarker extends GutterMarker {
  constructor(readonly mark: Mark) {
    super();
  }
  override eq(other: StatementMarker): boolean {
    return this.mark.why === other.mark.why && this.mark.match === other.mark.match;
  }
  override toDOM(): Node {
    const { match, near, deny, why } = this.mark;
    const sign = document.createElement("span");
    const kind = match === "yes" ? (deny ? "explicit-deny" : "allow") : match === "no" ? (near ? "near" : "none") : "not-modelled";
    sign.className = `cg-mark cg-mark-${kind}`;
    sign.title = why;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", why);
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", iconPath(kind));
    svg.append(path);
    sign.append(svg);
    return sign;
  }
}

const setMarks = StateEffect.define<readonly Mark[]>();

interface Marked {
  marks: readonly Mark[];
  gutter: RangeSet<GutterMarker>;
  lines: DecorationSet;
}

function build(marks: readonly Mark[], doc: Text): Marked {
  const signs: { from: number; to: number; value: GutterMarker }[] = [];
  const lines = new Map<number, Decoration>();
  for (const mark of marks) {
    // The policy in force may be another than the file, once a command stored one.
    if (mark.to > doc.length || doc.sliceString(mark.from, mark.from + 1) !== "{" || doc.sliceString(mark.to - 1, mark.to) !== "}") continue;
    const line = doc.lineAt(mark.from);
    signs.push({ from: line.from, to: line.from, value: new StatementMarker(mark) });
    if (mark.match !== "yes" && !mark.near) continue;
    const style = Decoration.line({
      class: `cg-line ${mark.near ? "cg-line-near" : mark.deny ? "cg-line-deny" : "cg-line-allow"}${mark.deciding ? " cg-line-deciding" : ""}`,
    });
    for (let n = line.number; n <= doc.lineAt(mark.to).number; n++) lines.set(doc.line(n).from, style);
  }
  return {
    marks,
    gutter: RangeSet.of(signs.map((s) => s.value.range(s.from)), true),
    lines: Decoration.set([...lines].map(([from, style]) => style.range(from)), true),
  };
}

const field = StateField.define<Marked>({
  create: () => ({ marks: [], gutter: RangeSet.empty, lines: Decoration.none }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return build(effect.value, transaction.state.doc);
    if (!transaction.docChanged) return value;
    const { changes } = transaction;
    // Those of older results may lie beyond the end of what is being typed.
    const marks = value.marks.filter((mark) => mark.to <= changes.length).map((mark) => ({ ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) }));
    return { marks, gutter: value.gutter.map(transaction.changes), lines: value.lines.map(transaction.changes) };
  },
  provide: (f) => EditorView.decorations.from(f, (value) => value.lines),
});

export const marksExtension = [
  field,
  gutter({ class: "cg-marks", markers: (view) => view.state.field(field).gutter }),
];

/** The marks that are shown, in the order of the text. */
export const marksIn = (state: EditorState): readonly Mark[] => state.field(field).marks.filter((mark) => mark.to <= state.doc.length);

const same = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, i) => (Object.keys(mark) as (keyof Mark)[]).every((key) => mark[key] === b[i]![key]));

export function showMarks(view: EditorView, marks: readonly Mark[]): void {
  // Edits carry the marks along; what they already say costs no update of the view.
  if (same(view.state.field(field).marks, marks)) return;
  view.dispatch({ effects: setMarks.of(marks) });
}
