// What the engine says of the scenario. Every edit and every other step asks
// it anew; what is on screen is the report of the files as they are, except
// while one cannot be read or the engine failed: then the last good report
// stays, and `stale` says so.
import { batch, computed, effect, signal } from "@preact/signals";
import type { Diagnostic, Entity, Report, Scenario, Step } from "../api/types.gen.ts";
import { type EngineClient, EngineCrash, type EngineState, Superseded } from "../worker/client.ts";
import { original, scenario, typedInto } from "./document.ts";
import { share } from "./share.ts";
import { selectedStep } from "./selection.ts";
import { hasSyntaxError } from "./syntax.ts";

export const engineState = signal<EngineState>({ phase: "downloading" });

/** How the engine is, in words. */
export const phaseWords: Record<EngineState["phase"], string> = {
  downloading: "Downloading the engine…",
  starting: "Starting the engine…",
  restarting: "Restarting the engine…",
  ready: "Engine ready",
  failed: "Engine not running",
};

/** The report on screen. */
export const report = signal<Report | null>(null);

/** The files that the report on screen is of. */
export const reported = signal<Scenario | null>(null);

/** Counts the reports, also those that say the same as the one before. */
export const answers = signal(0);

/** Findings about the files as they are, also while the report is older. */
export const diagnostics = signal<readonly Diagnostic[]>([]);

/** Why the report on screen is older than the files. */
export const stale = signal<{ cause: "syntax" | "crash"; text: string } | null>(null);

const none: readonly never[] = [];
export const worldBefore = computed<readonly Entity[]>(() => report.value?.world ?? none);
export const steps = computed<readonly Step[]>(() => report.value?.steps ?? none);
export const currentStep = computed<Step | null>(() => steps.value[selectedStep.value] ?? null);

interface Shown {
  scenario: Scenario;
  trace: number;
}

const crashTexts: Record<string, string> = {
  panic: "The engine crashed",
  exit: "The engine stopped",
  overflow: "The engine ran out of stack",
  deadline: "The engine took too long and was ended",
  worker: "The engine failed",
};

/** Asks the engine whenever the files or the selected step change. */
export function startResults(engine: EngineClient): void {
  let shown: Shown | null = null;
  let failed: Shown | null = null; // the input that ended the engine
  let turn = 0;

  const same = (a: Shown | null, b: Shown): boolean => a?.scenario === b.scenario && a.trace === b.trace;

  async function refresh(now: Shown): Promise<void> {
    const mine = ++turn;
    if (same(failed, now)) return; // it would only fail again
    try {
      const reply = await engine.call("run", now, "run");
      if (mine !== turn) return;
      failed = null;
      diagnostics.value = share(diagnostics.peek(), reply.diagnostics);
      const broken = typedFileIsBroken(now.scenario);
      if (!broken || shown === null) {
        show(reply, now);
        stale.value = null;
        return;
      }
      if (shown.trace !== now.trace) {
        const last: Shown = { scenario: shown.scenario, trace: now.trace };
        const older = await engine.call("run", last, "run");
        if (mine !== turn) return;
        show(older, last);
      }
      stale.value = { cause: "syntax", text: `Showing results from before the syntax error in ${broken}.` };
    } catch (error) {
      if (error instanceof Superseded || mine !== turn) return;
      if (error instanceof EngineCrash) failed = now;
      const what = error instanceof EngineCrash ? (crashTexts[error.cause_] ?? "The engine failed") : "The engine refused";
      const after = error instanceof EngineCrash ? "It was restarted; " : "";
      const kept = shown ? "the results shown are from before" : "there are no results yet";
      stale.value = {
        cause: "crash",
        text: `${what} (${(error as Error).message}). ${after}${after ? kept : kept.charAt(0).toUpperCase() + kept.slice(1)}; your text is untouched.`,
      };
    }
  }

  function show(reply: Report, as: Shown): void {
    shown = as;
    batch(() => {
      report.value = share(report.peek(), reply);
      reported.value = as.scenario;
    });
    answers.value++;
    if (selectedStep.value >= reply.steps.length && reply.steps.length > 0) selectedStep.value = reply.steps.length - 1;
  }

  let opened = original.peek();
  effect(() => {
    const now: Shown = { scenario: scenario.value, trace: selectedStep.value };
    if (original.value !== opened) {
      opened = original.value;
      shown = null; // the last good report of another scenario says nothing here
    }
    if (now.scenario.files.length > 0) void refresh(now);
  });
}

/** The path of the file being typed where it cannot be read; "" otherwise. */
function typedFileIsBroken(now: Scenario): string {
  const file = now.files.find((f) => f.path === typedInto.peek());
  return file && hasSyntaxError(file) ? file.path : "";
}
