// The text of the selected file. The editor lives in a shadow root: there
// CodeMirror brings its styles as constructed style sheets, which a strict
// Content-Security-Policy allows, while it would refuse <style> elements.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { accounts } from "../state/accounts.ts";
import { answers, currentStep, diagnostics } from "../state/results.ts";
import { documentId, files, readOnly, textOf } from "../state/document.ts";
import { setText } from "../state/edit.ts";
import { reveal, selectedFile } from "../state/selection.ts";
import { isJson } from "../state/syntax.ts";
import { completionOf } from "./completion.ts";
import { difference } from "./difference.ts";
import { showFindings } from "./findings.ts";
import { idsCompartment, idsExtension } from "./ids.ts";
import { look } from "./look.ts";
import { typing } from "./typing.ts";
import { marksExtension, marksOf, showMarks } from "./marks.ts";
import { goToMark, read } from "./reading.ts";
import { shell } from "./shell.ts";

const common: Extension = [
  marksExtension,
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of("  "),
  EditorState.tabSize.of(2),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  typing,
  look,
  // Tab is not bound: it leaves the editor, as the keyboard's users need it to.
  keymap.of([
    { key: "F9", run: goToMark(1), shift: goToMark(-1), preventDefault: true },
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
  ]),
];

function languageOf(path: string): Extension {
  if (isJson(path)) return json();
  return path === "flow.sh" || path === "config" ? shell : [];
}

const changeable = new Compartment();
const changes = (not: boolean): Extension => [EditorState.readOnly.of(not), EditorView.contentAttributes.of({ "aria-readonly": String(not) })];

function stateFor(path: string, text: string): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      common,
      languageOf(path),
      completionOf(path),
      changeable.of(changes(readOnly.peek())),
      idsCompartment.of(idsExtension(accounts.peek())),
      EditorView.contentAttributes.of({ "aria-label": `Text of ${path}`, tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) setText(path, update.state.doc.toString());
        // The state of a file that is opened says so when it is shown.
        if (update.docChanged || update.selectionSet || update.transactions.some((t) => t.effects.length > 0)) read(update.state, accounts.peek());
      }),
    ],
  });
}

let shown: EditorView | null = null;

/** Goes to the next or the previous mark in the editor on screen, and gives it the focus. */
export function goTo(step: 1 | -1): void {
  if (!shown) return;
  goToMark(step)(shown);
  shown.focus();
}

export function Editor() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => mount(host.current!), []);
  return <div class="editor" ref={host} />;
}

function mount(host: HTMLElement): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const parent = document.createElement("div");
  parent.className = "cg-editor";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".cg-editor { height: 100%; }");
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(parent);

  const view = new EditorView({ root, parent, state: EditorState.create({ extensions: common }) });
  shown = view;
  // Each file keeps its own undo history and cursor while its scenario is open.
  let states = new Map<string, EditorState>();
  let of = documentId.peek();
  let path = "";

  const stops = [
    effect(() => {
      const next = selectedFile.value;
      const name = documentId.value;
      const text = textOf(next);
      void files.value;
      if (name !== of) {
        states = new Map();
        of = name;
        path = "";
      }
      if (next !== path) {
        if (path) states.set(path, view.state);
        path = next;
        view.setState(states.get(next) ?? stateFor(next, text ?? ""));
      }
      const there = view.state.doc.toString();
      if (text !== undefined && text !== there) {
        // Changed from elsewhere: an undo, a reset, a command added by the prompt.
        view.dispatch({ changes: difference(there, text) });
      }
    }),
    effect(() => {
      const now = selectedFile.value;
      void answers.value; // the same findings may be of another text
      showFindings(view, diagnostics.value.filter((finding) => finding.file === now));
    }),
    effect(() => {
      void answers.value;
      showMarks(view, marksOf(currentStep.value, selectedFile.value));
    }),
    effect(() => {
      const list = accounts.value;
      void selectedFile.value;
      view.dispatch({ effects: idsCompartment.reconfigure(idsExtension(list)) });
    }),
    effect(() => {
      const not = readOnly.value;
      void selectedFile.value;
      view.dispatch({ effects: changeable.reconfigure(changes(not)) });
    }),
    effect(() => {
      const to = reveal.value;
      if (!to) return;
      // After the panel is on screen and the right file in the editor.
      requestAnimationFrame(() => {
        const length = view.state.doc.length;
        const from = Math.min(to.range.start.offset, length);
        view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 40 }) });
        if (to.focus) view.focus();
      });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    view.destroy();
    shown = null;
  };
}
