// The editor's looks. Its colours are the page's custom properties, which
// reach into the editor's shadow root.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { hues } from "../state/accounts.ts";

const hueRules: Record<string, Record<string, string>> = {};
for (let hue = 0; hue < hues; hue++) hueRules[`.cg-hue-${hue}`] = { color: `var(--hue-${hue})` };

export const look = [
  EditorView.theme({
    "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--paper)", fontSize: "12.5px" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
    ".cm-content": { caretColor: "var(--text)", padding: "6px 0" },
    ".cm-cursor": { borderLeftColor: "var(--text)" },
    ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--text-3)", border: "none", paddingLeft: "2px" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "24px", padding: "0 4px 0 0" },
    ".cm-activeLine": { backgroundColor: "var(--line-wash)" },
    ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
      background: "var(--selection)",
    },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "none" },
    ".cm-tooltip": {
      backgroundColor: "var(--raised)",
      color: "var(--text)",
      border: "1px solid var(--edge)",
      borderRadius: "6px",
      fontFamily: "var(--sans)",
      fontSize: "12px",
      maxWidth: "min(420px, 80vw)",
      overflow: "hidden",
    },
    ".cm-diagnostic": { padding: "5px 10px", whiteSpace: "pre-wrap" },
    ".cm-diagnostic-error": { borderLeft: "3px solid var(--v-explicit-deny)" },
    ".cm-diagnostic-warning": { borderLeft: "3px solid var(--v-implicit-deny)" },
    ".cm-diagnostic-info": { borderLeft: "3px solid var(--accent)" },
    ".cm-diagnosticSource": { color: "var(--text-2)", opacity: "1", fontFamily: "var(--mono)", fontSize: "11px" },
    ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--v-explicit-deny) 1px", textUnderlineOffset: "3px" },
    ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--v-implicit-deny) 1px", textUnderlineOffset: "3px" },
    ".cm-lintRange-info": { backgroundImage: "none", textDecoration: "underline dotted var(--accent) 1px", textUnderlineOffset: "3px" },
    ".cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", borderColor: "var(--edge)" },
    ".cm-panel.cm-search": { fontFamily: "var(--sans)", fontSize: "12px" },
    ".cm-panel.cm-search :is(input, button, label)": { fontSize: "12px" },
    ".cm-textfield": { backgroundColor: "var(--paper)", color: "var(--text)", border: "1px solid var(--edge)" },
    ".cm-button": { backgroundImage: "none", backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--edge)" },
    ".cm-foldPlaceholder": { backgroundColor: "var(--line-wash)", color: "var(--text-2)", border: "1px solid var(--edge)" },
    ".cg-marks": { width: "18px" },
    ".cg-mark": { display: "inline-block", width: "14px", height: "14px", verticalAlign: "-2px", cursor: "help" },
    ".cg-mark svg": { width: "14px", height: "14px", fill: "none", stroke: "currentColor", strokeWidth: "1.8", strokeLinecap: "round", strokeLinejoin: "round" },
    ".cg-mark-allow": { color: "var(--v-allow)" },
    ".cg-mark-explicit-deny": { color: "var(--v-explicit-deny)" },
    ".cg-mark-near": { color: "var(--v-implicit-deny)" },
    ".cg-mark-none": { color: "var(--text-3)" },
    ".cg-mark-not-modelled": { color: "var(--v-not-modelled)" },
    ".cg-line-allow": { backgroundColor: "var(--v-allow-wash)" },
    ".cg-line-deny": { backgroundColor: "var(--v-explicit-deny-wash)" },
    ".cg-line-near": { backgroundColor: "var(--v-implicit-deny-wash)" },
    ".cg-line-deciding": { boxShadow: "inset 3px 0 0 currentColor" },
    ".cg-line-deciding.cg-line-allow": { boxShadow: "inset 3px 0 0 var(--v-allow)" },
    ".cg-line-deciding.cg-line-deny": { boxShadow: "inset 3px 0 0 var(--v-explicit-deny)" },
    ".cg-hue span, .cg-hue": { borderRadius: "2px" },
    ...Object.fromEntries(Object.entries(hueRules).flatMap(([key, value]) => [[key, value], [`${key} span`, value], [`span > ${key}`, value]])),
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: "var(--code-key)" },
      { tag: tags.string, color: "var(--code-string)" },
      { tag: [tags.number, tags.bool, tags.null], color: "var(--code-value)" },
      { tag: tags.comment, color: "var(--text-2)", fontStyle: "italic" },
      { tag: tags.meta, color: "var(--code-meta)" },
      { tag: tags.keyword, color: "var(--code-key)", fontWeight: "600" },
      { tag: tags.attributeName, color: "var(--code-value)" },
      { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--text-2)" },
    ]),
  ),
];
