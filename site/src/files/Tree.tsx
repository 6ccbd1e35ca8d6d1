import { computed } from "@preact/signals";
import type { Severity } from "../api/types.gen.ts";
import { accountOf, hueClass } from "../state/accounts.ts";
import { diagnostics } from "../state/results.ts";
import { files, original, paths } from "../state/document.ts";
import { sharing } from "../state/share.ts";
import { reveal, selectedFile } from "../state/selection.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { rove } from "../ui/roving.ts";
import { actionKey } from "./actions.ts";
import { selectedFolder } from "./selected.ts";
import { type Branch, type Leaf, pathsOf, treeOf } from "./tree.ts";

export const tree = computed(() => treeOf(paths.value));

const worst = computed(() => {
  const found = new Map<string, Severity>();
  for (const { file, severity } of diagnostics.value) {
    if (severity === "error" || (severity === "warning" && found.get(file) !== "error")) found.set(file, severity);
  }
  return found;
});

const changed = sharing<readonly string[]>(() => {
  const texts = new Map(original.value.files.map((file) => [file.path, file.text]));
  return files.value.filter((file) => texts.get(file.path) !== file.text).map((file) => file.path);
});

function choose(path: string): void {
  reveal.value = null;
  selectedFolder.value = "";
  selectedFile.value = path;
}

export function Tree() {
  return (
    <nav class="tree" aria-label="Files of the scenario" onKeyDown={(event) => actionKey(event) || rove(event)}>
      <BranchList branch={tree.value} />
      {paths.value.length === 0 ? <p class="tree-none">No files yet. Add an account to begin with.</p> : null}
    </nav>
  );
}

function BranchList({ branch }: { branch: Branch }) {
  return (
    <ul>
      {branch.leaves.map((leaf) => (
        <LeafRow key={leaf.path} leaf={leaf} />
      ))}
      {branch.branches.map((inner) => (
        <li key={inner.id} class={inner.kind === "account" ? hueClass(inner.id) : ""}>
          <button
            type="button"
            class={`branch branch-${inner.kind}`}
            aria-pressed={selectedFolder.value === inner.id}
            tabIndex={-1}
            data-roving
            title={inner.id}
            onClick={() => (selectedFolder.value = inner.id)}
            onFocus={() => (selectedFolder.value = inner.id)}
          >
            <Icon name={iconOf(inner.kind)} />
            <span class="branch-name">{inner.kind === "account" ? (accountOf(inner.id)?.name ?? inner.label) : inner.label}</span>
            <span class="visually-hidden"> {inner.kind}</span>
            {inner.kind === "account" ? <span class="branch-number">{accountOf(inner.id)?.number}</span> : null}
          </button>
          <BranchList branch={inner} />
        </li>
      ))}
    </ul>
  );
}

const iconOf = (kind: Branch["kind"]): IconName => (kind === "folder" ? "file" : kind);

function LeafRow({ leaf }: { leaf: Leaf }) {
  const open = selectedFile.value === leaf.path;
  const edited = changed.value.includes(leaf.path);
  const bad = worst.value.get(leaf.path);
  return (
    <li>
      <button
        type="button"
        class="leaf"
        aria-label={`${leaf.path}${edited ? ", edited" : ""}${bad ? `, has ${bad}s` : ""}`}
        aria-current={open ? "true" : undefined}
        tabIndex={open ? 0 : -1}
        data-roving
        title={leaf.path}
        onClick={() => choose(leaf.path)}
        data-leaf={leaf.path}
        onFocus={() => (selectedFolder.value = "")}
      >
        <span class="leaf-name">{leaf.label}</span>
        {edited ? <span class="leaf-changed" title="differs from the original" /> : null}
        {bad ? (
          <span class={`leaf-bad s-${bad}`} title={`has ${bad}s`}>
            <Icon name="error" />
          </span>
        ) : null}
      </button>
    </li>
  );
}

/** The tree where there is no room for one. */
export function FileSelect() {
  const paths = pathsOf(tree.value);
  return (
    <select class="file-select" aria-label="File" value={selectedFile.value} onChange={(event) => choose(event.currentTarget.value)}>
      {paths.map((path) => (
        <option key={path} value={path}>
          {path}
        </option>
      ))}
    </select>
  );
}
