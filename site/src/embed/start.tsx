import { effect } from "@preact/signals";
import { render } from "preact";
import { LinkError } from "../link/link.ts";
import { readFields, readOptions } from "../link/options.ts";
import { startAnalyst } from "../state/analyst.ts";
import { openDocument } from "../state/open.ts";
import { openLink, viewOf } from "../state/links.ts";
import { engineState, startResults } from "../state/results.ts";
import { panel } from "../state/selection.ts";
import { keepNothing } from "../state/store.ts";
import { engineFiles, pageEngine, secondEngine } from "../worker/boot.ts";
import type { EngineClient } from "../worker/client.ts";
import { embedOptions, type EmbedOptions } from "./embedOptions.ts";
import { EmbedApp } from "./EmbedApp.tsx";
import { EmbedProblem } from "./EmbedProblem.tsx";
import { Host } from "./host.ts";
import { offerEngine, siblingEngine } from "./siblings.ts";

/** Puts the playground into embed.html. What happens in an embed is kept nowhere. */
export async function startEmbed(root: HTMLElement): Promise<void> {
  const [what = "", behind = ""] = location.hash.slice(1).split(/\?(.*)/s);
  const fields = readFields(behind);
  const options = embedOptions(fields);
  const host = new Host(options.host, fields);
  keepNothing();
  keepToParts(options.show);
  const engine = await startEngine();
  if (options.autoHeight) {
    document.documentElement.dataset.height = "auto";
    host.tellHeightOf(root);
  }
  try {
    await open(engine, what, fields, host);
    show(root, engine, options);
    host.tellOfResults();
  } catch (error) {
    const message = error instanceof LinkError ? error.message : `The scenario could not be opened: ${error instanceof Error ? error.message : String(error)}`;
    root.replaceChildren();
    render(<EmbedProblem message={message} />, root);
  }
}

/** Starts the engine, the one of another embed on the page where there is one. */
async function startEngine(): Promise<EngineClient> {
  const files = await engineFiles();
  const shared = siblingEngine(files.engineUrl);
  let give: (module: WebAssembly.Module | null) => void = () => undefined;
  offerEngine(files.engineUrl, new Promise((resolve) => (give = resolve)));
  const engine = pageEngine(
    files,
    (state) => {
      engineState.value = state;
      if (state.phase === "ready") give(engine.compiled);
      if (state.phase === "failed") give(null);
    },
    await shared,
  );
  startResults(engine);
  startAnalyst((onState) => secondEngine(files, onState));
  engine.start();
  return engine;
}

function show(root: HTMLElement, engine: EngineClient, options: EmbedOptions): void {
  root.replaceChildren();
  render(<EmbedApp engine={engine} show={options.show} />, root);
}

async function open(engine: EngineClient, what: string, fields: ReadonlyMap<string, string>, host: Host): Promise<void> {
  if (what !== "text") {
    await openLink(engine, location.hash);
    return;
  }
  const archive = await host.askForText();
  const { scenario } = await engine.call("open", { archive });
  openDocument({ source: { kind: "link" }, scenario, options: viewOf(readOptions(fields)) });
}

/** On a small screen one part is shown; never one that the embed does not have. */
function keepToParts(parts: readonly string[]): void {
  let last = parts.includes("flow") ? "flow" : parts[0]!;
  effect(() => {
    if (parts.includes(panel.value)) last = panel.value;
    else panel.value = last as typeof panel.value;
  });
}
