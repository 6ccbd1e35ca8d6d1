/// <reference path="./wasm_exec.d.ts" />
// The engine's home: starts the WebAssembly program and hands it one request
// at a time. It decides nothing; the page ends and replaces it when it fails.
import "wasm_exec";
import type { CrashCause, FromWorker, ToWorker } from "./protocol.ts";

interface Shell {
  call(request: string): string | undefined;
}

const scope = globalThis as unknown as {
  crossgrant?: Shell;
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

const say = (message: FromWorker): void => scope.postMessage(message);
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function compile(url: string): Promise<WebAssembly.Module> {
  say({ kind: "stage", stage: "downloading" });
  const response = await fetch(url);
  if (!response.ok) throw new NetworkError(`the server answered ${response.status}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  // Hosts that do not know the type: the same, only not while it arrives.
  return WebAssembly.compile(await response.arrayBuffer());
}

class NetworkError extends Error {}

async function boot(engine: string | WebAssembly.Module): Promise<void> {
  try {
    const module = typeof engine === "string" ? await compile(engine) : engine;
    say({ kind: "stage", stage: "starting" });
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    // Runs until the program ends, which it does only when it fails; calls
    // made after that are reported by call().
    void go.run(instance);
    if (!scope.crossgrant) throw new Error("the engine did not present itself");
    say({ kind: "ready", module });
  } catch (error) {
    const network = error instanceof NetworkError || error instanceof TypeError;
    say({ kind: "bootFailed", network, message: textOf(error) });
  }
}

function call(id: number, request: string): void {
  const crashed = (cause: CrashCause, message: string): void => say({ kind: "crashed", id, cause, message });
  let reply: string | undefined;
  try {
    reply = scope.crossgrant?.call(request);
  } catch (error) {
    // A stack overflow inside WebAssembly arrives as RangeError, which Go can
    // not recover from; "Go program has already exited" as an Error.
    crashed(error instanceof RangeError ? "overflow" : "exit", textOf(error));
    return;
  }
  // A panic that nothing recovers makes an exported Go function return undefined.
  if (typeof reply !== "string") crashed("panic", "the engine gave no answer");
  else say({ kind: "reply", id, reply });
}

scope.onmessage = (event) => {
  const message = event.data;
  if (message.kind === "boot") void boot(message.engine);
  else call(message.id, message.request);
};
