import { EditorView } from "@codemirror/view";

/**
 * Typing over a selection. Chromium would put the new text into a span with a
 * style attribute, to keep the look of what it replaces; the page's
 * Content-Security-Policy refuses that, so the editor makes the change itself.
 */
export const typing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType, isComposing } = event;
    const { main } = view.state.selection;
    if (inputType !== "insertText" || data === null || isComposing || main.empty || !event.cancelable || view.state.readOnly) return false;
    event.preventDefault();
    const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, main.from, main.to, data, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});
