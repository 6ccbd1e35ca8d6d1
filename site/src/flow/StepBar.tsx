import { runTo, stopAt } from "../state/player.ts";
import { steps } from "../state/results.ts";
import { openFile, selectedStep } from "../state/selection.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { rove } from "../ui/roving.ts";
import { currentBlocks, duplicate, form, move, remove } from "./steps.ts";

interface Action {
  id: string;
  word: string;
  icon: IconName;
  keys?: string;
  off?: boolean;
  pressed?: boolean;
  run: () => void;
}

/** What can be done with the selected step. */
export function StepBar() {
  const at = selectedStep.value;
  const step = steps.value[at];
  if (!step) return null;
  const last = steps.value.length - 1;
  const fixed = currentBlocks().length === 0;
  const stopped = stopAt.value === at;
  const actions: Action[] = [
    { id: "edit", word: "Edit this step", icon: "pencil", keys: "F2", off: fixed, run: () => (form.value = { of: "edit", step: at }) },
    { id: "add", word: "Add a step after this one", icon: "plus", keys: "Insert", off: fixed, run: () => (form.value = { of: "add", step: at }) },
    { id: "duplicate", word: "Duplicate this step", icon: "copy", off: fixed, run: () => duplicate(at) },
    { id: "up", word: "Move this step up", icon: "up", keys: "Alt+ArrowUp", off: fixed || at === 0, run: () => move(at, -1) },
    { id: "down", word: "Move this step down", icon: "down", keys: "Alt+ArrowDown", off: fixed || at === last, run: () => move(at, 1) },
    { id: "run-to", word: "Run up to this step", icon: "run-to", pressed: stopped, run: () => (stopped ? (stopAt.value = null) : runTo(at)) },
    { id: "source", word: "Show it in flow.sh", icon: "file", run: () => openFile("flow.sh", step.range, true) },
    { id: "remove", word: "Remove this step", icon: "trash", keys: "Delete", off: fixed, run: () => remove(at) },
  ];
  return (
    <div class="step-bar" role="toolbar" aria-label={`Step ${at + 1}`} onKeyDown={rove}>
      <span class="step-bar-name">Step {at + 1}</span>
      {actions.map((action, index) => (
        <button
          key={action.id}
          type="button"
          class="tool"
          data-step-action={action.id}
          data-roving
          tabIndex={index === 0 ? 0 : -1}
          aria-label={action.word}
          title={action.keys ? `${action.word} (${action.keys})` : action.word}
          aria-keyshortcuts={action.keys}
          aria-pressed={action.pressed}
          aria-disabled={action.off || undefined}
          onClick={() => {
            if (!action.off) action.run();
          }}
        >
          <Icon name={action.icon} />
        </button>
      ))}
    </div>
  );
}
