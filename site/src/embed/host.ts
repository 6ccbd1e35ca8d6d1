// The page around an embed: it is told what happens here, and may ask for a few things.
import { effect } from "@preact/signals";
import type { Step } from "../api/types.gen.ts";
import { outcomeOf } from "../ui/outcome.ts";
import { content, edited, title } from "../state/document.ts";
import { goTo } from "../state/player.ts";
import { report } from "../state/results.ts";
import { colour } from "./colours.ts";
import { type FromFrame, marked, type StepSaid, type ToFrame, unmarked } from "./messages.ts";

/** Speaks with the page around, of that origin alone; without one, with nobody. */
export class Host {
  private theme = "";
  private hue = "";
  private text: ((text: string) => void) | null = null;

  constructor(
    private readonly origin: string,
    fields: ReadonlyMap<string, string>,
  ) {
    this.theme = fields.get("theme") ?? "";
    this.hue = fields.get("hue") ?? "";
    if (origin !== "") addEventListener("message", (event) => this.hear(event));
  }

  private say(message: FromFrame): void {
    if (this.origin !== "") parent.postMessage(marked(message), this.origin);
  }

  private hear(event: MessageEvent): void {
    if (event.source !== parent || (this.origin !== "*" && event.origin !== this.origin)) return;
    const message = unmarked<ToFrame>(event.data);
    if (message?.kind === "text" && typeof message.text === "string") this.text?.(message.text);
    if (message?.kind === "theme") this.theme = String(message.theme);
    if (message?.kind === "hue") this.hue = String(message.hue);
    if (message?.kind === "theme" || message?.kind === "hue") colour(this.theme, this.hue);
    if (message?.kind === "step" && Number.isInteger(message.step)) goTo(message.step);
  }

  /** Asks for the scenario that is written in the page around. */
  askForText(): Promise<string> {
    if (this.origin === "") return Promise.reject(new Error("The page around says nothing about its scenario."));
    return new Promise((resolve) => {
      this.text = resolve;
      this.say({ kind: "waiting" });
    });
  }

  /** Tells the height of an element whenever that changes. */
  tellHeightOf(element: HTMLElement): void {
    new ResizeObserver(() => this.say({ kind: "height", height: element.getBoundingClientRect().height })).observe(element);
  }

  /** Tells what is on screen and what the reader makes of it. */
  tellOfResults(): void {
    let ready = false;
    effect(() => {
      const now = report.value;
      if (!now) return;
      if (!ready) this.say({ kind: "ready", detail: { title: title.peek() } });
      ready = true;
      this.say({ kind: "verdicts", detail: { steps: now.steps.map(stepSaid) } });
      this.say({ kind: "expectations", detail: { met: now.summary.met, expected: now.summary.expected } });
    });
    let last = content.peek();
    effect(() => {
      const now = content.value;
      if (now === last) return;
      last = now;
      this.say({ kind: "edits", detail: { title: now.title, description: now.description, files: [...now.files], edited: edited.peek() } });
    });
  }
}

function stepSaid(step: Step): StepSaid {
  const { command, caller, verdict, expectation } = step;
  return { command, profile: caller.profile, verdict, code: outcomeOf(step), met: expectation ? expectation.met : null };
}
