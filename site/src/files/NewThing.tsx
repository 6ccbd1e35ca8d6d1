// The form for what is added to the scenario.
import { useState } from "preact/hooks";
import { accounts } from "../state/accounts.ts";
import { paths } from "../state/document.ts";
import { addFile, pathProblem } from "../state/edit.ts";
import { selectedFile } from "../state/selection.ts";
import { fileFor, foldersFor, type Kind, kinds, nameProblem } from "./kinds.ts";
import { selectedFolder } from "./selected.ts";
import { templateFor } from "./templates.ts";

export function NewThing({ close }: { close: () => void }) {
  const near = selectedFolder.value || selectedFile.value.replace(/[^/]*$/, "").replace(/\/$/, "");
  const [kind, setKind] = useState<Kind>("path");
  const info = kinds.find((k) => k.kind === kind)!;
  const folders = foldersFor(info.into, paths.value);
  const [into, setInto] = useState("");
  const folder = folders.includes(into) ? into : (folders.find((f) => near === f || near.startsWith(`${f}/`)) ?? folders[0] ?? "");
  const byPath = kind === "path";
  const start = byPath && near !== "" ? `${near}/` : "";
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? start;
  const numbers = new Map(accounts.value.map((account) => [account.id, account.number]));
  const file = byPath ? { path: name, text: templateFor(name) } : fileFor(kind, folder, name.trim(), numbers);
  const where = { account: "an account", principal: "a user, group or role", bucket: "a bucket" };
  const problem =
    info.into !== "" && folders.length === 0
      ? `The scenario needs ${where[info.into]} first.`
      : (byPath ? "" : nameProblem(info, name.trim(), paths.value, folder)) || pathProblem(file.path);
  const label = byPath ? "Path of the new file" : info.name;
  // Nothing is wrong with a name before one was typed.
  const untouched = typed === null && label !== "" && (info.into === "" || folders.length > 0);
  return (
    <form
      class="path-form"
      aria-label="New"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem) return;
        addFile(file.path, file.text, `Added ${file.path}.`);
        if (!paths.value.includes(file.path)) return; // it was opened to be read only
        selectedFolder.value = "";
        selectedFile.value = file.path;
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <label class="path-kind">
        What to add
        <select
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as Kind);
            setTyped(null);
          }}
        >
          {kinds.map((k) => (
            <option key={k.kind} value={k.kind}>
              {k.label}
            </option>
          ))}
        </select>
      </label>
      {info.into !== "" && folders.length > 0 ? (
        <label class="path-into">
          To
          <select value={folder} onChange={(event) => setInto(event.currentTarget.value)}>
            {folders.map((f) => (
              <option key={f} value={f}>
                {f.replace(/^accounts\//, "")}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {label ? (
        <label class="path-name">
          {label}
          <input
            type="text"
            value={name}
            spellcheck={false}
            autocomplete="off"
            aria-describedby="path-problem"
            aria-invalid={problem !== "" && !untouched}
            ref={(input) => {
              if (!input || input.dataset.seen) return;
              input.dataset.seen = "yes";
              input.focus();
              input.setSelectionRange(name.length, name.length);
            }}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <span id="path-problem" class="path-problem">
        {untouched ? "" : problem}
      </span>
      <span class="path-buttons">
        <button type="submit" disabled={problem !== ""}>
          Add
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </span>
    </form>
  );
}
