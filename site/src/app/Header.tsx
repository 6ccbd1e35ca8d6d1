import { AboutButton } from "../about/AboutButton.tsx";
import { Gallery } from "../gallery/Gallery.tsx";
import { edited } from "../state/document.ts";
import { reset } from "../state/edit.ts";
import type { EngineClient } from "../worker/client.ts";
import { Icon } from "../ui/Icon.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

export function Header({ engine }: { engine: EngineClient }) {
  return (
    <header class="bar">
      <h1 class="brand">Crossgrant</h1>
      <Gallery engine={engine} />
      <div class="bar-end">
        <button type="button" class="tool reset" disabled={!edited.value} onClick={reset} title="Reset to original">
          <Icon name="undo" />
          <span class="bar-word">Reset to original</span>
        </button>
        <AboutButton engine={engine} />
        <ThemeSwitch />
      </div>
    </header>
  );
}
