// The visitor's own documents: each can be opened, renamed and deleted.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { documentId, type Source } from "../state/document.ts";
import { setAbout } from "../state/edit.ts";
import { deleteKept, type Recent, renameKept } from "../state/recent.ts";
import { Icon } from "../ui/Icon.tsx";
import { whenText } from "./when.ts";

interface Props {
  list: readonly Recent[];
  titleOf: (recent: Recent) => string;
  choose: (id: string) => void;
}

export function RecentList({ list, titleOf, choose }: Props) {
  const [renaming, setRenaming] = useState("");
  return (
    <ul aria-label="Recent work">
      {list.map((recent) => (
        <li key={recent.id} class="gallery-own">
          {renaming === recent.id ? (
            <Rename recent={recent} title={titleOf(recent)} done={() => setRenaming("")} />
          ) : (
            <Row recent={recent} title={titleOf(recent)} choose={choose} rename={() => setRenaming(recent.id)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ recent, title, choose, rename }: { recent: Recent; title: string; choose: (id: string) => void; rename: () => void }) {
  const current = recent.id === documentId.value;
  return (
    <>
      <button type="button" class="gallery-item" data-roving tabIndex={-1} aria-current={current ? "true" : undefined} onClick={() => choose(recent.id)}>
        <strong>
          <bdi>{title}</bdi>
        </strong>
        {current ? <span class="gallery-tag">open</span> : null}
        <span class="gallery-when">{[originOf(recent.source), whenText(recent.at, Date.now())].filter(Boolean).join(", ")}</span>
      </button>
      <button type="button" class="tool" aria-label={`Rename ${title}`} title="Rename" onClick={rename}>
        <Icon name="pencil" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={`Delete ${title}`}
        title={current ? "It is open" : "Delete"}
        disabled={current}
        onClick={(event) => {
          // The focus stays in the list.
          event.currentTarget.closest("ul")?.querySelector<HTMLElement>("[data-roving]")?.focus();
          deleteKept(recent.id, title);
        }}
      >
        <Icon name="trash" />
      </button>
    </>
  );
}

function originOf(source: Source): string {
  switch (source.kind) {
    case "example":
      return "edited example";
    case "link":
      return "from a link";
    case "file":
      return source.name ? `from ${source.name}` : "from a file";
    case "import":
      return "imported";
    case "template":
      return "";
  }
}

function Rename({ recent, title, done }: { recent: Recent; title: string; done: () => void }) {
  const [value, setValue] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    const wanted = value.trim();
    if (wanted === "") return;
    if (recent.id === documentId.value) setAbout("title", wanted);
    else renameKept(recent.id, wanted);
    done();
  };
  return (
    <form class="gallery-rename" onSubmit={submit}>
      <input
        ref={input}
        type="text"
        aria-label={`New title of ${title}`}
        value={value}
        maxLength={200}
        onInput={(event) => setValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault(); // the dialog stays open
          event.stopPropagation();
          done();
        }}
      />
      <button type="submit" disabled={value.trim() === ""}>
        Rename
      </button>
      <button type="button" onClick={done}>
        Cancel
      </button>
    </form>
  );
}
