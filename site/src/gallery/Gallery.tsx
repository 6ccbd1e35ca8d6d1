// The built-in examples, in a dialog.
import { useRef } from "preact/hooks";
import { examples, openExample } from "../state/gallery.ts";
import { warn } from "../state/notices.ts";
import { openName, original } from "../state/scenario.ts";
import type { EngineClient } from "../worker/client.ts";
import { paragraphs } from "../ui/paragraphs.ts";
import { Icon } from "../ui/Icon.tsx";

export function Gallery({ engine }: { engine: EngineClient }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const choose = (name: string): void => {
    dialog.current?.close();
    openExample(engine, name).catch((error: unknown) => warn(`The example could not be opened: ${error instanceof Error ? error.message : String(error)}`));
  };
  return (
    <>
      <button type="button" class="gallery-button" aria-haspopup="dialog" disabled={examples.value.length === 0} onClick={() => dialog.current?.showModal()}>
        <span class="visually-hidden">Example: </span>
        <span class="gallery-title">{original.value.title || "Loading the examples…"}</span>
        <Icon name="down" />
      </button>
      <dialog
        ref={dialog}
        class="gallery"
        aria-labelledby="gallery-title"
        onClick={(event) => {
          if (event.target === dialog.current) dialog.current?.close();
        }}
      >
        <div class="gallery-body">
          <div class="gallery-head">
            <h2 id="gallery-title">Examples</h2>
            <button type="button" class="tool" aria-label="Close" onClick={() => dialog.current?.close()}>
              <Icon name="close" />
            </button>
          </div>
          <ul>
            {examples.value.map((example) => (
              <li key={example.name}>
                <button type="button" class="gallery-item" aria-current={example.name === openName.value ? "true" : undefined} onClick={() => choose(example.name)}>
                  <strong>{example.title}</strong>
                  {paragraphs(example.description).map((text, index) => (
                    <span key={index}>{text}</span>
                  ))}
                </button>
              </li>
            ))}
          </ul>
          <p class="quiet">What you edited in one example is kept when you open another.</p>
        </div>
      </dialog>
    </>
  );
}
