import { ExportDialog } from "../exchange/ExportDialog.tsx";
import { ImportDialog } from "../exchange/ImportDialog.tsx";
import { FilesPanel } from "../files/FilesPanel.tsx";
import { FlowPanel } from "../flow/FlowPanel.tsx";
import { MapPanel } from "../map/MapPanel.tsx";
import { LinkProblem } from "../share/LinkProblem.tsx";
import { stale } from "../state/results.ts";
import { insight, largeMap, panel, wideInsights } from "../state/selection.ts";
import type { EngineClient } from "../worker/client.ts";
import { Header } from "./Header.tsx";
import { InsightPanel } from "./InsightPanel.tsx";
import { Shortcuts } from "./Shortcuts.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { Tabs } from "./Tabs.tsx";

export function App({ engine }: { engine: EngineClient }) {
  const classes = [
    "app",
    `show-${panel.value}`,
    stale.value ? "stale" : "",
    largeMap.value ? "large-map" : "",
    wideInsights.value.has(insight.value) ? "wide-insight" : "",
  ];
  return (
    <div class={classes.filter(Boolean).join(" ")}>
      <Header engine={engine} />
      <Tabs />
      <main class="panels">
        <MapPanel />
        <FilesPanel />
        <FlowPanel />
        <InsightPanel />
      </main>
      <StatusBar engine={engine} />
      <Shortcuts />
      <ImportDialog />
      <ExportDialog />
      <LinkProblem />
    </div>
  );
}
