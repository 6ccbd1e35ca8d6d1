// Adding, renaming and deleting files.
import { useRef, useState } from "preact/hooks";
import { hasFile, paths } from "../state/document.ts";
import { addFile, deleteFile, pathProblem, renameFile } from "../state/edit.ts";
import { selectedFile } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { templateFor } from "./templates.ts";

export function FileActions() {
  const [asking, setAsking] = useState<"add" | "rename" | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const renameButton = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    (asking === "add" ? addButton : renameButton).current?.focus();
    setAsking(null);
  };
  const path = selectedFile.value;
  const there = hasFile(path);
  return (
    <>
      <div class="tools" role="group" aria-label="File actions">
        <button type="button" class="tool" ref={addButton} aria-label="New file" title="New file" aria-expanded={asking === "add"} onClick={() => setAsking("add")}>
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="tool"
          ref={renameButton}
          aria-label={`Rename ${path}`}
          title="Rename"
          aria-expanded={asking === "rename"}
          disabled={!there}
          onClick={() => setAsking("rename")}
        >
          <Icon name="pencil" />
        </button>
        <button type="button" class="tool" aria-label={`Delete ${path}`} title="Delete" disabled={!there} onClick={() => remove(path)}>
          <Icon name="trash" />
        </button>
      </div>
      {asking ? <PathForm key={asking} asking={asking} path={path} close={close} /> : null}
    </>
  );
}

function remove(path: string): void {
  const list = paths.value;
  const at = list.indexOf(path);
  deleteFile(path);
  selectedFile.value = list[at + 1] ?? list[at - 1] ?? "";
}

function PathForm({ asking, path, close }: { asking: "add" | "rename"; path: string; close: () => void }) {
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const [value, setValue] = useState(asking === "rename" ? path : folder);
  const problem = pathProblem(value, asking === "rename" ? path : "");
  const submit = (event: Event): void => {
    event.preventDefault();
    if (problem) return;
    if (asking === "add") addFile(value, templateFor(value));
    else if (value !== path) renameFile(path, value);
    selectedFile.value = value;
    close();
  };
  return (
    <form
      class="path-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <label>
        {asking === "add" ? "Path of the new file" : "New path"}
        <input
          type="text"
          value={value}
          spellcheck={false}
          autocomplete="off"
          list="path-ideas"
          aria-describedby="path-problem"
          aria-invalid={problem !== "" && value !== folder}
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
        {value === folder ? "" : problem}
      </span>
      <span class="path-buttons">
        <button type="submit" disabled={problem !== ""}>
          {asking === "add" ? "Add" : "Rename"}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </span>
    </form>
  );
}
