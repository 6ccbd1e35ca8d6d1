// The gallery's content: a search over everything, and below it what is found.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Example } from "../api/types.gen.ts";
import { openFiles } from "../state/archive.ts";
import { documentId } from "../state/document.ts";
import { examples, openExample, openRecent, openTemplate, templates } from "../state/gallery.ts";
import { warn } from "../state/notices.ts";
import { isEdited, recentWork } from "../state/recent.ts";
import type { EngineClient } from "../worker/client.ts";
import { Icon } from "../ui/Icon.tsx";
import { paragraphs } from "../ui/paragraphs.ts";
import { rove } from "../ui/roving.ts";
import { found } from "../ui/search.ts";
import { RecentList } from "./RecentList.tsx";

interface Props {
  engine: EngineClient;
  close: () => void;
}

export function Picker({ engine, close }: Props) {
  const [query, setQuery] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const searching = query.trim() !== "";
  const own = recentWork().filter((recent) => found(query, titleOf(recent)));
  const fresh = templates.value.filter((template) => found(query, template.title, template.description, "new"));
  const list = examples.value.filter((example) => found(query, example.title, example.question, example.description, example.name));
  const sections = [...new Set(list.map((example) => example.section))];
  const stop = list.find((example) => example.name === documentId.value) ?? list[0];

  const choose = (open: Promise<void>): void => {
    close();
    open.catch((error: unknown) => warn(`It could not be opened: ${error instanceof Error ? error.message : String(error)}`));
  };

  useLayoutEffect(() => {
    const current = frame.current?.querySelector<HTMLElement>("[aria-current]");
    current?.scrollIntoView({ block: "nearest" });
    // On a touch screen the field would bring up a keyboard over the list.
    if (matchMedia("(pointer: coarse)").matches) current?.focus();
    else search.current?.focus();
  }, []);

  return (
    <>
      <div class="dialog-search">
        <label class="gallery-search">
          <span class="visually-hidden">Search the scenarios</span>
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
              if (event.key === "Enter" && searching) {
                event.preventDefault();
                frame.current?.querySelector<HTMLElement>("[data-roving]")?.click();
              } else if (event.key === "ArrowDown") {
                event.preventDefault();
                const at = ["[aria-current]", '[data-roving][tabindex="0"]', "[data-roving]"].map((part) => frame.current?.querySelector<HTMLElement>(part));
                at.find(Boolean)?.focus();
              }
            }}
          />
        </label>
        <span role="status">{searching ? `${list.length} of ${examples.value.length} examples` : `${list.length} examples`}</span>
        <OpenFile engine={engine} close={close} />
      </div>
      <div class="dialog-scroll gallery-list" id="gallery-list" ref={frame} onKeyDown={rove}>
        {own.length > 0 ? (
          <Section title="Recent work">
            <RecentList list={own} titleOf={titleOf} choose={(id) => choose(openRecent(engine, id))} />
          </Section>
        ) : null}
        {fresh.length > 0 ? (
          <Section title="New">
            <ul class="gallery-new" aria-label="New">
              {fresh.map((template) => (
                <li key={template.name}>
                  <button type="button" class="gallery-item" data-roving tabIndex={-1} onClick={() => choose(openTemplate(engine, template.name))}>
                    <strong>{template.title}</strong>
                    <span class="gallery-about">{template.description}</span>
                  </button>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {sections.map((section) => (
          <Section key={section} title={section}>
            <ul aria-label={section}>
              {list
                .filter((example) => example.section === section)
                .map((example) => (
                  <Item key={example.name} example={example} stop={example === stop} whole={searching} choose={() => choose(openExample(engine, example.name))} />
                ))}
            </ul>
          </Section>
        ))}
        {own.length + fresh.length + list.length === 0 ? <p class="quiet gallery-none">No scenario has all of these words.</p> : null}
      </div>
      <p class="quiet dialog-foot">
        Edits are kept in this browser when you open something else. A <code>.txtar</code> file can also be dropped on the page, or its text pasted.
      </p>
    </>
  );
}

function titleOf({ id, title }: { id: string; title?: string }): string {
  return title || (examples.value.find((example) => example.name === id)?.title ?? "Untitled");
}

function Section({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="gallery-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Item({ example, stop, whole, choose }: { example: Example; stop: boolean; whole: boolean; choose: () => void }) {
  const current = example.name === documentId.value;
  return (
    <li>
      <button type="button" class="gallery-item" data-roving tabIndex={stop ? 0 : -1} aria-current={current ? "true" : undefined} onClick={choose}>
        <strong>{example.title}</strong>
        {current ? <span class="gallery-tag">open</span> : null}
        {isEdited(example.name) ? <span class="gallery-tag">edited</span> : null}
        <span class="gallery-about">{example.question}</span>
        {whole ? <span class="gallery-about gallery-whole">{paragraphs(example.description).join(" ")}</span> : null}
      </button>
    </li>
  );
}

function OpenFile({ engine, close }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="tool gallery-open" onClick={() => input.current?.click()}>
        <Icon name="open" />
        Open file…
      </button>
      <input
        ref={input}
        type="file"
        accept=".txtar,.txt,text/plain"
        hidden
        aria-label="Scenario file"
        onChange={(event) => {
          const chosen = event.currentTarget.files;
          if (!chosen || chosen.length === 0) return;
          close();
          void openFiles(engine, chosen);
        }}
      />
    </>
  );
}
