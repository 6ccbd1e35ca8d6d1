import { goTo, pause, play, playing } from "../state/player.ts";
import { steps } from "../state/results.ts";
import { selectedStep } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";

interface Props {
  narrowOnly?: boolean;
  /** Only where the flow's own player is out of sight. */
  noFlowOnly?: boolean;
}

/** Plays the flow and steps through it. */
export function Player({ narrowOnly = false, noFlowOnly = false }: Props) {
  const at = selectedStep.value;
  const last = steps.value.length - 1;
  const where = narrowOnly ? "narrow-only" : noFlowOnly ? "no-flow-only" : "";
  return (
    <div class={`tools ${where}`} role="group" aria-label="Run the flow step by step">
      <button type="button" class="tool" aria-label="Previous step" title="Previous step" disabled={at <= 0} onClick={() => goTo(at - 1)}>
        <Icon name="back" />
      </button>
      <button type="button" class="tool tool-run" disabled={last < 0} onClick={() => (playing.value ? pause() : play())}>
        <Icon name={playing.value ? "pause" : "play"} />
        {playing.value ? "Pause" : "Run"}
      </button>
      <button type="button" class="tool" aria-label="Next step" title="Next step" disabled={at >= last} onClick={() => goTo(at + 1)}>
        <Icon name="forward" />
      </button>
    </div>
  );
}
