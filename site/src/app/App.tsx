import { ExplainPanel } from "../explain/ExplainPanel.tsx";
import { FilesPanel } from "../files/FilesPanel.tsx";
import { FlowPanel } from "../flow/FlowPanel.tsx";
import { MapPanel } from "../map/MapPanel.tsx";
import { stale } from "../state/results.ts";
import { largeMap, panel } from "../state/selection.ts";
import type { EngineClient } from "../worker/client.ts";
import { Header } from "./Header.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { Tabs } from "./Tabs.tsx";

export function App({ engine }: { engine: EngineClient }) {
  return (
    <div class={`app show-${panel.value} ${stale.value ? "stale" : ""} ${largeMap.value ? "large-map" : ""}`}>
      <Header engine={engine} />
      <Tabs />
      <main class="panels">
        <MapPanel />
        <FilesPanel />
        <FlowPanel />
        <ExplainPanel />
      </main>
      <StatusBar engine={engine} />
    </div>
  );
}
