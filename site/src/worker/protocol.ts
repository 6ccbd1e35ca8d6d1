// What the page and the worker say to each other. Requests and replies of the
// engine itself travel as JSON texts, because one string crosses into
// WebAssembly far faster than an object does property by property.

export type ToWorker =
  | { kind: "boot"; engine: string | WebAssembly.Module }
  | { kind: "call"; id: number; request: string };

export type Stage = "downloading" | "starting";

export type FromWorker =
  | { kind: "stage"; stage: Stage }
  | { kind: "ready"; module: WebAssembly.Module }
  | { kind: "bootFailed"; network: boolean; message: string }
  | { kind: "reply"; id: number; reply: string }
  | { kind: "crashed"; id: number; cause: CrashCause; message: string };

/** Why an engine had to be ended. */
export type CrashCause = "panic" | "exit" | "overflow" | "deadline" | "worker";
