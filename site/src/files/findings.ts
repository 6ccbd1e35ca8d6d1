// The engine's findings as squiggles in the editor.
import { type Diagnostic as Squiggle, diagnosticCount, setDiagnostics } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import type { Diagnostic } from "../api/types.gen.ts";

export function showFindings(view: EditorView, findings: readonly Diagnostic[]): void {
  if (findings.length === 0 && diagnosticCount(view.state) === 0) return;
  const length = view.state.doc.length;
  const squiggles = findings.map((finding): Squiggle => {
    const from = Math.min(finding.range.start.offset, length);
    const to = Math.min(Math.max(finding.range.end.offset, from), length);
    return {
      from,
      to,
      severity: finding.severity,
      message: finding.hint ? `${finding.message}\n${finding.hint}` : finding.message,
      source: finding.code,
    };
  });
  view.dispatch(setDiagnostics(view.state, squiggles));
}
