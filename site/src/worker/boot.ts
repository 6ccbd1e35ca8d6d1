// Where the build put the worker and the engine: index.html says it.
import { EngineClient, type EngineState, type EngineWorker } from "./client.ts";

function named(name: string): string {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  if (!meta) throw new Error(`index.html lacks ${name}`);
  return new URL(meta.content, document.baseURI).href;
}

/** Makes the client of this page's engine. */
export function pageEngine(onState: (state: EngineState) => void): EngineClient {
  const workerUrl = named("crossgrant-worker");
  return new EngineClient({
    spawn: () => new Worker(workerUrl) as unknown as EngineWorker,
    engineUrl: named("crossgrant-engine"),
    onState,
  });
}

/**
 * Makes the client of a second engine, for questions that take longer than a
 * key press may: the first one stays free. It downloads nothing.
 */
export function secondEngine(first: EngineClient, onState: (state: EngineState) => void): EngineClient {
  const workerUrl = named("crossgrant-worker");
  return new EngineClient({
    spawn: () => new Worker(workerUrl) as unknown as EngineWorker,
    engineUrl: named("crossgrant-engine"),
    module: () => first.compiled,
    deadline: 10_000,
    onState,
  });
}

/** What tells this build of the engine from others: the hash in its file's name. */
export function engineBuild(): string {
  return /engine-([0-9a-f]+)\.wasm/.exec(named("crossgrant-engine"))?.[1] ?? "without a hash";
}
