// The page's side of the engine: one call at a time, each with a deadline.
// A worker that fails is ended and replaced at once from the compiled module
// that is kept, so a restart downloads nothing.
import type { Calls } from "../api/types.gen.ts";
import type { CrashCause, FromWorker, ToWorker } from "./protocol.ts";

export type Op = keyof Calls;

export type EngineState =
  | { phase: "downloading" | "starting" | "restarting" | "ready" }
  | { phase: "failed"; message: string };

/** The engine was ended while it worked on this call. */
export class EngineCrash extends Error {
  constructor(
    readonly cause_: CrashCause,
    message: string,
  ) {
    super(message);
  }
}

/** A newer call of the same lane took this call's place before it began. */
export class Superseded extends Error {}

/** The engine understood the call and refused it. */
export class Refused extends Error {}

export interface EngineWorker {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ClientOptions {
  spawn: () => EngineWorker;
  engineUrl: string;
  onState: (state: EngineState) => void;
  /** The engine where another client has compiled it already. */
  module?: () => WebAssembly.Module | null;
  /** Milliseconds a call may take. */
  deadline?: number;
  /** Milliseconds a start may take once the download is complete. */
  startDeadline?: number;
}

interface Job {
  id: number;
  lane: string;
  request: string;
  resolve: (reply: unknown) => void;
  reject: (error: Error) => void;
}

/** A start that fails this often in a row is not tried again by itself. */
const maxStarts = 3;

export class EngineClient {
  private worker: EngineWorker | null = null;
  private module: WebAssembly.Module | null = null;
  private ready = false;
  private starts = 0;
  private nextId = 1;
  private active: Job | null = null;
  private waiting: Job[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly options: Required<ClientOptions>;

  constructor(options: ClientOptions) {
    this.options = { deadline: 2000, startDeadline: 20000, module: () => null, ...options };
  }

  /** The compiled engine; null before it is there. */
  get compiled(): WebAssembly.Module | null {
    return this.module;
  }

  /** Starts the engine, or starts it anew after it failed for good. */
  start(): void {
    this.starts = 0;
    this.module ??= this.options.module();
    this.spawn("downloading");
  }

  /**
   * Asks the engine. Of the calls of one lane that have not begun, only the
   * newest is made; the others reject with Superseded.
   */
  call<K extends Op>(op: K, request: Calls[K]["request"], lane = ""): Promise<Calls[K]["reply"]> {
    return this.raw({ op, request }, lane) as Promise<Calls[K]["reply"]>;
  }

  /** call for a request that the types do not know, as tests need. */
  raw(request: object, lane = ""): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (lane) {
        for (const job of this.waiting) if (job.lane === lane) job.reject(new Superseded());
        this.waiting = this.waiting.filter((job) => job.lane !== lane);
      }
      this.waiting.push({ id: this.nextId++, lane, request: JSON.stringify(request), resolve, reject });
      this.next();
    });
  }

  private spawn(phase: "downloading" | "restarting"): void {
    this.end();
    this.starts++;
    const worker = this.options.spawn();
    this.worker = worker;
    worker.onmessage = (event) => {
      if (this.worker === worker) this.hear(event.data);
    };
    worker.onerror = (event) => {
      if (this.worker === worker) this.crash("worker", event.message || "the worker stopped");
    };
    this.options.onState({ phase: this.module ? "restarting" : phase });
    worker.postMessage({ kind: "boot", engine: this.module ?? this.options.engineUrl });
    if (this.module) this.watchStart();
  }

  private watchStart(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.crash("deadline", "the engine did not start in time"), this.options.startDeadline);
  }

  private hear(message: FromWorker): void {
    switch (message.kind) {
      case "stage":
        if (message.stage === "starting") this.watchStart();
        if (!this.module) this.options.onState({ phase: message.stage });
        return;
      case "ready":
        clearTimeout(this.timer);
        this.module = message.module;
        this.ready = true;
        this.options.onState({ phase: "ready" });
        this.next();
        return;
      case "bootFailed":
        this.end();
        this.options.onState({
          phase: "failed",
          message: message.network ? `The engine could not be downloaded: ${message.message}` : `The engine did not start: ${message.message}`,
        });
        return;
      case "reply":
        if (this.active?.id === message.id) this.answer(message.reply);
        return;
      case "crashed":
        if (this.active?.id === message.id) this.crash(message.cause, message.message);
        return;
    }
  }

  private next(): void {
    if (!this.ready || this.active || !this.worker) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.active = job;
    this.timer = setTimeout(
      () => this.crash("deadline", `no answer within ${this.options.deadline / 1000} s`),
      this.options.deadline,
    );
    this.worker.postMessage({ kind: "call", id: job.id, request: job.request });
  }

  private answer(text: string): void {
    const job = this.active!;
    let parsed: { reply?: unknown; error?: { kind: string; message: string } };
    try {
      parsed = JSON.parse(text) as typeof parsed;
    } catch {
      this.crash("worker", "the engine's answer was not readable");
      return;
    }
    if (parsed.error?.kind === "panic") {
      this.crash("panic", parsed.error.message);
      return;
    }
    clearTimeout(this.timer);
    this.active = null;
    this.starts = 0;
    if (parsed.error) job.reject(new Refused(parsed.error.message));
    else job.resolve(parsed.reply);
    this.next();
  }

  private crash(cause: CrashCause, message: string): void {
    const job = this.active;
    this.active = null;
    const starting = !this.ready;
    this.end();
    if (starting && this.starts >= maxStarts) {
      this.options.onState({ phase: "failed", message: `The engine did not start: ${message}` });
    } else {
      this.spawn("downloading");
    }
    job?.reject(new EngineCrash(cause, message));
  }

  private end(): void {
    clearTimeout(this.timer);
    this.ready = false;
    this.worker?.terminate();
    this.worker = null;
  }
}
