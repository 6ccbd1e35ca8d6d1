// The playground in a frame on another page: the parts that page asks for, and
// a way to the whole of it that takes the reader's edits along.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { InsightPanel } from "../app/InsightPanel.tsx";
import { StatusBar } from "../app/StatusBar.tsx";
import { Tabs } from "../app/Tabs.tsx";
import { FilesPanel } from "../files/FilesPanel.tsx";
import { FlowPanel } from "../flow/FlowPanel.tsx";
import { MapPanel } from "../map/MapPanel.tsx";
import { edited, scenario, title } from "../state/document.ts";
import { reset } from "../state/edit.ts";
import { linkNow } from "../state/links.ts";
import { stale } from "../state/results.ts";
import { panel, selectedFile, selectedStep } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import type { EngineClient } from "../worker/client.ts";
import type { Part } from "./embedOptions.ts";

const panels: Record<Part, ComponentType> = { map: MapPanel, flow: FlowPanel, explanation: InsightPanel, files: FilesPanel };

export function EmbedApp({ engine, show }: { engine: EngineClient; show: readonly Part[] }) {
  return (
    <div class={`app embed embed-of-${show.length} show-${panel.value} ${stale.value ? "stale" : ""}`}>
      <header class="bar">
        <h1 class="gallery-title embed-title">{title.value}</h1>
        <div class="bar-end">
          <button type="button" class="tool reset" disabled={!edited.value} onClick={reset} title="Reset to original">
            <Icon name="undo" />
            <span class="bar-word">Reset</span>
          </button>
          <Leave />
        </div>
      </header>
      {show.length > 1 ? <Tabs only={show} /> : null}
      <main class="panels">
        {show.map((part) => {
          const Panel = panels[part];
          return <Panel key={part} />;
        })}
      </main>
      <StatusBar engine={engine} />
    </div>
  );
}

const linkDelay = 300; // ms after the last edit

/** The link to the playground itself, with what stands here. */
function Leave() {
  const [fragment, setFragment] = useState("");
  const now = scenario.value;
  const file = selectedFile.value;
  const step = selectedStep.value;
  useEffect(() => {
    const timer = setTimeout(() => {
      // A scenario that no link can hold leads to the playground all the same.
      linkNow({ file, step }).then(
        (made) => setFragment(`#${made.fragment}`),
        () => setFragment(""),
      );
    }, linkDelay);
    return () => clearTimeout(timer);
  }, [now, file, step]);
  return (
    <a class="tool" href={`./${fragment}`} target="_blank" rel="noopener" title="Open in the playground, with your edits">
      <Icon name="leave" />
      Open in playground
    </a>
  );
}
