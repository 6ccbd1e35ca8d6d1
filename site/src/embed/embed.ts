// The custom element <crossgrant-playground> for other people's pages: an
// embed.html in a frame that is made once the element comes into view, and
// what the two say to each other. This script is all that such a page loads.
import { quote } from "../link/options.ts";
import { type FromFrame, marked, type ToFrame, unmarked } from "./messages.ts";

const page = new URL("embed.html", (document.currentScript as HTMLScriptElement).src);
const firstHeight = 480; // px, until the frame tells its own

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; }
:host([hidden]) { display: none; }
::slotted(iframe) { display: block; width: 100%; border: 0; border-radius: 8px; outline: 1px solid rgb(128 128 128 / 0.35); }
.before { display: flow-root; overflow: auto; }
button { margin: 8px 0; padding: 8px 16px; border: 0; border-radius: 6px; background: #0b5cc4; color: #fff; font: 600 14px system-ui, sans-serif; cursor: pointer; }
`);

/** Attributes that go to the frame as they are. */
const passed = ["theme", "hue", "show", "file", "step", "height"];

class Playground extends HTMLElement {
  static observedAttributes = ["theme", "hue", "step"];

  readonly #root = this.attachShadow({ mode: "open" });
  #frame: HTMLIFrameElement | null = null;
  #observer: IntersectionObserver | null = null;

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet];
    // What is written inside stays readable until the playground takes its place.
    const before = document.createElement("div");
    before.className = "before";
    before.append(document.createElement("slot"));
    this.#root.replaceChildren(before);
    addEventListener("message", this.#hear);
    if (this.getAttribute("start") === "click") {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Start the playground";
      button.addEventListener("click", () => this.#start());
      before.append(button);
      return;
    }
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#start();
      },
      { rootMargin: "200px" },
    );
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#hear);
    this.#observer?.disconnect();
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name: string, _old: string | null, value: string | null): void {
    if (name === "theme") this.#say({ kind: "theme", theme: value ?? "" });
    else if (name === "hue") this.#say({ kind: "hue", hue: value ?? "" });
    else this.#say({ kind: "step", step: Number(value) - 1 });
  }

  #start(): void {
    this.#observer?.disconnect();
    if (this.#frame) return;
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("label") ?? "Crossgrant playground";
    frame.height = String(Number(this.getAttribute("height")) || firstHeight);
    frame.allow = "clipboard-write";
    frame.src = this.#address();
    // In the page's own tree, not in the shadow one: there embeds find each other
    // and share one engine.
    frame.slot = "frame";
    const slot = document.createElement("slot");
    slot.name = "frame";
    this.#frame = frame;
    this.#root.replaceChildren(slot);
    this.append(frame);
  }

  #address(): string {
    const options = [`host=${quote(location.origin === "null" ? "*" : location.origin)}`];
    for (const name of passed) {
      const value = this.getAttribute(name);
      if (value !== null) options.push(`${name}=${quote(value)}`);
    }
    if (!this.hasAttribute("height")) options.push("height=auto");
    if (this.hasAttribute("readonly")) options.push("readonly");
    const [what = "", more] = this.#what().split(/\?(.*)/s);
    // The element's attributes go before what the link says itself.
    return `${page.href}#${what}?${[...options, ...(more ? [more] : [])].join("&")}`;
  }

  #what(): string {
    const link = this.getAttribute("link");
    if (link !== null) return link.replace(/^[^#]*#/, "");
    const example = this.getAttribute("example");
    return example === null ? "text" : `cg1.e.${example}`;
  }

  readonly #hear = (event: MessageEvent): void => {
    if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== page.origin) return;
    const message = unmarked<FromFrame>(event.data);
    if (message?.kind === "waiting") this.#tell();
    else if (message?.kind === "height") this.#fit(message.height);
    else if (message) this.dispatchEvent(new CustomEvent(message.kind, { detail: message.detail, bubbles: true }));
  };

  /** Gives the frame the scenario that is written inside the element. */
  #tell(): void {
    const text = this.querySelector('script[type="text/plain"], pre')?.textContent ?? "";
    this.#say({ kind: "text", text: text.replace(/^\s*\n/, "") });
  }

  #fit(height: number): void {
    const fixed = this.getAttribute("height") ?? "auto";
    if (fixed === "auto" && this.#frame && Number.isFinite(height)) this.#frame.height = String(Math.min(Math.max(Math.ceil(height), 120), 10_000));
  }

  #say(message: ToFrame): void {
    this.#frame?.contentWindow?.postMessage(marked(message), page.origin);
  }
}

customElements.define("crossgrant-playground", Playground);
