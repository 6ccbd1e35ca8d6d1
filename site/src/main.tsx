import "./styles/main.css";
import { render } from "preact";
import { App } from "./app/App.tsx";
import { startAnalyst } from "./state/analyst.ts";
import { startIncoming } from "./app/incoming.ts";
import { startShortcuts } from "./app/shortcuts.ts";
import { startGallery } from "./state/gallery.ts";
import { engineState, startResults } from "./state/results.ts";
import { startSaving } from "./state/saving.ts";
import { startTheme } from "./state/theme.ts";
import { pageEngine, secondEngine } from "./worker/boot.ts";

startTheme();
const engine = pageEngine((state) => (engineState.value = state));
startSaving();
startResults(engine);
startAnalyst((onState) => secondEngine(engine, onState));
engine.start();

const root = document.getElementById("app")!;
root.replaceChildren();
startShortcuts();
startIncoming(engine);
render(<App engine={engine} />, root);

void startGallery(engine);
