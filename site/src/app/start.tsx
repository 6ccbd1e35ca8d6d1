import { effect } from "@preact/signals";
import { render } from "preact";
import { startOffline } from "../offline/updates.ts";
import { startAnalyst } from "../state/analyst.ts";
import { startGallery } from "../state/gallery.ts";
import { startLinks } from "../state/links.ts";
import { engineState, report, startResults } from "../state/results.ts";
import { startSaving } from "../state/saving.ts";
import { startTheme } from "../state/theme.ts";
import { engineFiles, pageEngine, secondEngine } from "../worker/boot.ts";
import { App } from "./App.tsx";
import { startIncoming } from "./incoming.ts";
import { startShortcuts } from "./shortcuts.ts";

/** Puts the playground into the page. */
export async function startPage(root: HTMLElement): Promise<void> {
  startTheme();
  const files = await engineFiles();
  const engine = pageEngine(files, (state) => (engineState.value = state));
  startSaving();
  startResults(engine);
  startAnalyst((onState) => secondEngine(files, onState));
  engine.start();
  root.replaceChildren();
  startShortcuts();
  startIncoming(engine);
  render(<App engine={engine} />, root);
  await startLinks(engine);
  await startGallery(engine);
  afterFirstResults(() => void startOffline());
}

/** What has time until the page has shown what it is for. */
function afterFirstResults(then: () => void): void {
  const pause = 1000; // ms
  let told = false;
  effect(() => {
    if (!report.value || told) return;
    told = true;
    setTimeout(then, pause);
  });
}
