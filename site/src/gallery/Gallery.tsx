// The built-in examples: a dialog with a list that can be searched.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Example } from "../api/types.gen.ts";
import { examples, openExample } from "../state/gallery.ts";
import { warn } from "../state/notices.ts";
import { documentId, title } from "../state/document.ts";
import { isEdited } from "../state/recent.ts";
import type { EngineClient } from "../worker/client.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { paragraphs } from "../ui/paragraphs.ts";
import { rove } from "../ui/roving.ts";
import { found } from "../ui/search.ts";

export function Gallery({ engine }: { engine: EngineClient }) {
  const [open, setOpen] = useState(false);
  const choose = (name: string): void => {
    setOpen(false);
    openExample(engine, name).catch((error: unknown) => warn(`The example could not be opened: ${error instanceof Error ? error.message : String(error)}`));
  };
  return (
    <>
      <button type="button" class="gallery-button" aria-haspopup="dialog" disabled={examples.value.length === 0} onClick={() => setOpen(true)}>
        <span class="visually-hidden">Example: </span>
        <span class="gallery-title">{title.value || "Loading the examples…"}</span>
        <Icon name="down" />
      </button>
      <Dialog id="gallery" title="Examples" open={open} close={() => setOpen(false)}>
        <Picker choose={choose} />
      </Dialog>
    </>
  );
}

function Picker({ choose }: { choose: (name: string) => void }) {
  const [query, setQuery] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLUListElement>(null);
  const list = examples.value.filter((example) => found(query, example.title, example.description, example.name));
  const first = list.find((example) => example.name === documentId.value) ?? list[0];

  useLayoutEffect(() => {
    const current = frame.current?.querySelector<HTMLElement>("[aria-current]");
    current?.scrollIntoView({ block: "nearest" });
    // On a touch screen the field would bring up a keyboard over the list.
    if (matchMedia("(pointer: coarse)").matches) current?.focus();
    else search.current?.focus();
  }, []);

  return (
    <>
      <label class="dialog-search">
        <span class="visually-hidden">Search the examples</span>
        <input
          ref={search}
          type="search"
          value={query}
          placeholder="Search: ACL, MFA, organization …"
          spellcheck={false}
          autocomplete="off"
          aria-controls="gallery-list"
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && query.trim() !== "" && list[0]) {
              event.preventDefault();
              choose(list[0].name);
            } else if (event.key === "ArrowDown") {
              event.preventDefault();
              frame.current?.querySelector<HTMLElement>('[data-roving][tabindex="0"]')?.focus();
            }
          }}
        />
        <span role="status">{query.trim() === "" ? `${list.length} examples` : `${list.length} of ${examples.value.length}`}</span>
      </label>
      <ul class="dialog-scroll gallery-list" id="gallery-list" aria-label="Examples" ref={frame} onKeyDown={rove}>
        {list.map((example) => (
          <Item key={example.name} example={example} stop={example === first} choose={choose} />
        ))}
        {list.length === 0 ? <li class="quiet gallery-none">No example has all of these words.</li> : null}
      </ul>
      <p class="quiet dialog-foot">What you edited in one example is kept when you open another.</p>
    </>
  );
}

function Item({ example, stop, choose }: { example: Example; stop: boolean; choose: (name: string) => void }) {
  const current = example.name === documentId.value;
  return (
    <li>
      <button type="button" class="gallery-item" data-roving tabIndex={stop ? 0 : -1} aria-current={current ? "true" : undefined} onClick={() => choose(example.name)}>
        <strong>{example.title}</strong>
        {current ? <span class="gallery-tag">open</span> : null}
        {isEdited(example.name) ? <span class="gallery-tag">edited</span> : null}
        <span class="gallery-about">{paragraphs(example.description).join(" ")}</span>
      </button>
    </li>
  );
}
