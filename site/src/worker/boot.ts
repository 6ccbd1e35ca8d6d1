import { EngineClient, type EngineState, type EngineWorker } from "./client.ts";
import { fileBytes, fileUrl, isSingleFile, named } from "./files.ts";

/** Where the worker and the engine are. */
export interface EngineFiles {
  spawn: () => EngineWorker;
  engineUrl: string;
  /** The engine that answers every further question as well. */
  analystUrl: string;
  /** The engine itself, where the page holds it: a worker of a page from a disk may read nothing. */
  module: WebAssembly.Module | null;
}

export async function engineFiles(): Promise<EngineFiles> {
  const engine = named("crossgrant-engine");
  const [workerUrl, engineUrl, analystUrl, module] = await Promise.all([
    fileUrl(named("crossgrant-worker")),
    isSingleFile() ? "" : fileUrl(engine),
    isSingleFile() ? "" : fileUrl(named("crossgrant-analyst")),
    isSingleFile() ? fileBytes(engine).then((bytes) => WebAssembly.compile(bytes)) : null,
  ]);
  return { spawn: () => new Worker(workerUrl) as unknown as EngineWorker, engineUrl, analystUrl, module };
}

/** Makes the client of this page's engine, which another page may have compiled already. */
export function pageEngine({ spawn, engineUrl, module }: EngineFiles, onState: (state: EngineState) => void, compiled = module): EngineClient {
  return new EngineClient({ spawn, engineUrl, module: () => compiled, onState });
}

/**
 * Makes the client of a second engine, for questions that take longer than a
 * key press may: the first one stays free, and small for a first visit.
 */
export function secondEngine({ spawn, analystUrl, module }: EngineFiles, onState: (state: EngineState) => void): EngineClient {
  return new EngineClient({ spawn, engineUrl: analystUrl, module: () => module, deadline: 10_000, onState });
}

/** What tells this build of the engine from others: the hash in its file's name. */
export function engineBuild(): string {
  return /engine-([0-9a-f]+)\.wasm/.exec(named("crossgrant-engine"))?.[1] ?? "without a hash";
}
