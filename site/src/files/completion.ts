// Completion in the editor: the engine says what may stand at the cursor.
import { autocompletion, type Completion, type CompletionContext, completionKeymap, type CompletionResult, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap, tooltips } from "@codemirror/view";
import type { CompletionItem } from "../api/types.gen.ts";
import { completeFile } from "../state/complete.ts";
import { isJson } from "../state/syntax.ts";

/** Characters after which the list opens by itself. */
const opensInJson = /[\w"$:/*.{@-]$/;
const opensInShell = /(?:^|[^ ] |[\w"'=,:/.#>-])$/;

async function source(path: string, context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos } = context;
  const json = isJson(path) || path.endsWith(".json");
  if (!json && path.startsWith("files/")) return null; // any text at all
  if (!context.explicit && !(json ? opensInJson : opensInShell).test(state.doc.lineAt(pos).text.slice(0, pos - state.doc.lineAt(pos).from))) return null;
  const reply = await completeFile(path, pos);
  if (context.aborted || reply === null || reply.items.length === 0) return null;
  const typed = state.sliceDoc(reply.from, pos);
  return {
    from: reply.from,
    options: reply.items.map((item, rank) => option(item, rank, reply.to - pos)),
    // What goes on with the same word needs no other list; a variable, a value
    // behind "=" or "," does.
    validFor: typed.includes("$") ? /^[\w:/${]*$/ : json ? /^[^"$\s]*$/ : /^[^"'=,\s]*$/,
  };
}

interface Ranked extends Completion {
  rank: number;
}

/** An item; the text to replace ends `tail` behind the cursor. */
function option(item: CompletionItem, rank: number, tail: number): Ranked {
  return {
    label: item.label,
    detail: item.detail,
    type: item.kind,
    rank,
    apply: (view, completion, from, to) => {
      view.dispatch({
        changes: { from, to: Math.min(to + tail, view.state.doc.length), insert: item.insert },
        selection: { anchor: from + item.caret },
        scrollIntoView: true,
        userEvent: "input.complete",
        annotations: pickedCompletion.of(completion),
      });
      // A value comes next where the cursor stands inside of what was put in.
      if (item.caret < item.insert.length || item.insert.endsWith(" ")) startCompletion(view);
    },
  };
}

/** Within the panel: it cuts off what would stand out of it. */
const inside = tooltips({
  tooltipSpace: (view) => (view.dom.getRootNode() as ShadowRoot).host.closest(".panel")!.getBoundingClientRect(),
});

export const completionOf = (path: string): Extension => [
  autocompletion({
    override: [(context) => source(path, context)],
    icons: false,
    maxRenderedOptions: 200,
    defaultKeymap: false,
    compareCompletions: (a, b) => (a as Ranked).rank - (b as Ranked).rank,
    optionClass: (completion) => `cg-option cg-option-${completion.type}`,
  }),
  Prec.highest(keymap.of(completionKeymap)),
  inside,
  EditorView.theme({
    ".cm-tooltip.cm-tooltip-autocomplete": { padding: "0", boxShadow: "0 6px 20px rgb(0 0 0 / 0.16)" },
    ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "12px", maxHeight: "15em", maxWidth: "min(560px, 78vw)", minWidth: "180px" },
    ".cm-tooltip-autocomplete > ul > li": { display: "flex", gap: "14px", alignItems: "baseline", padding: "2px 10px", lineHeight: "1.5" },
    ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--selection)", color: "var(--text)" },
    ".cm-completionLabel": { overflow: "hidden", textOverflow: "ellipsis" },
    ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
    ".cm-completionDetail": { marginInlineStart: "auto", color: "var(--text-2)", fontStyle: "normal", fontFamily: "var(--sans)", fontSize: "11.5px", whiteSpace: "nowrap" },
    ".cg-option-snippet .cm-completionLabel, .cg-option-operator .cm-completionLabel": { color: "var(--code-value)" },
    ".cg-option-property .cm-completionLabel, .cg-option-key .cm-completionLabel, .cg-option-option .cm-completionLabel": { color: "var(--code-key)" },
  }),
];
