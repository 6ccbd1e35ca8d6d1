// Adding, renaming and deleting files and whole things.
import { useRef, useState } from "preact/hooks";
import { hasFile, paths } from "../state/document.ts";
import { pathProblem, renameFile } from "../state/edit.ts";
import { selectedFile } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { NewThing } from "./NewThing.tsx";
import { asking, removeSelected } from "./actions.ts";
import { folderProblem, renameFolder, selectedFolder } from "./selected.ts";

export function FileActions() {
  const addButton = useRef<HTMLButtonElement>(null);
  const renameButton = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    (asking.value === "add" ? addButton : renameButton).current?.focus();
    asking.value = null;
  };
  const folder = selectedFolder.value;
  const path = folder || selectedFile.value;
  const there = folder !== "" || hasFile(path);
  return (
    <>
      <div class="tools" role="group" aria-label="File actions">
        <button type="button" class="tool" ref={addButton} aria-label="New file or entity" title="New file or entity" aria-expanded={asking.value === "add"} onClick={() => (asking.value = "add")}>
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="tool"
          ref={renameButton}
          aria-label={`Rename ${path}`}
          title={`Rename ${path} (F2)`}
          aria-expanded={asking.value === "rename"}
          disabled={!there}
          onClick={() => (asking.value = "rename")}
        >
          <Icon name="pencil" />
        </button>
        <button type="button" class="tool" aria-label={`Delete ${path}`} title={`Delete ${path} (Delete)`} disabled={!there} onClick={removeSelected}>
          <Icon name="trash" />
        </button>
      </div>
      {asking.value === "add" ? <NewThing close={close} /> : null}
      {asking.value === "rename" ? <Rename key={path} path={path} folder={folder !== ""} close={close} /> : null}
    </>
  );
}

/** A file gets another path, a whole thing another name. */
function Rename({ path, folder, close }: { path: string; folder: boolean; close: () => void }) {
  const before = folder ? path.split("/").at(-1)! : path;
  const [value, setValue] = useState(before);
  const problem = folder ? folderProblem(path, value) : pathProblem(value, path);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (problem) return;
    if (value !== before) {
      if (folder) renameFolder(path, value);
      else {
        renameFile(path, value);
        if (paths.value.includes(value)) selectedFile.value = value;
      }
    }
    close();
  };
  return (
    <form
      class="path-form"
      aria-label={`Rename ${path}`}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <label class="path-name">
        {folder ? "New name" : "New path"}
        <input
          type="text"
          value={value}
          spellcheck={false}
          autocomplete="off"
          aria-describedby="path-problem"
          aria-invalid={problem !== ""}
          ref={(input) => {
            if (input && !input.dataset.seen) {
              input.dataset.seen = "yes";
              input.focus();
              input.setSelectionRange(value.length, value.length);
            }
          }}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <span id="path-problem" class="path-problem">
        {problem}
      </span>
      <span class="path-buttons">
        <button type="submit" disabled={problem !== ""}>
          Rename
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </span>
    </form>
  );
}
