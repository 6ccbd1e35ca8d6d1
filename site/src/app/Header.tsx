import { AboutButton } from "../about/AboutButton.tsx";
import { ScenarioMenu } from "../document/ScenarioMenu.tsx";
import { Gallery } from "../gallery/Gallery.tsx";
import { ShareButton } from "../share/ShareButton.tsx";
import { edited } from "../state/document.ts";
import { redoLast, reset, undoLast } from "../state/edit.ts";
import { canRedo, canUndo } from "../state/history.ts";
import type { EngineClient } from "../worker/client.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

export function Header({ engine }: { engine: EngineClient }) {
  return (
    <header class="bar">
      <h1 class="brand">Crossgrant</h1>
      <Gallery engine={engine} />
      <div class="bar-history" role="group" aria-label="Undo and redo">
        <HistoryButton icon="undo" label="Undo" can={canUndo.value} run={undoLast} />
        <HistoryButton icon="redo" label="Redo" can={canRedo.value} run={redoLast} />
      </div>
      <div class="bar-end">
        <button type="button" class="tool reset" disabled={!edited.value} onClick={reset} title="Reset to original">
          <Icon name="back" />
          <span class="bar-word">Reset to original</span>
        </button>
        <ScenarioMenu engine={engine} />
        <ShareButton engine={engine} />
        <AboutButton />
        <ThemeSwitch />
      </div>
    </header>
  );
}

function HistoryButton({ icon, label, can, run }: { icon: IconName; label: string; can: boolean; run: () => void }) {
  return (
    <button type="button" class="tool" aria-label={label} title={label} disabled={!can} onClick={run}>
      <Icon name={icon} />
    </button>
  );
}
