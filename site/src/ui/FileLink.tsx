// Names a file of the scenario and leads to it. A policy that a command stored
// has a path as well, but no file that could be opened.
import type { Range } from "../api/types.gen.ts";
import { hueClass } from "../state/accounts.ts";
import { hasFile } from "../state/document.ts";
import { openFile } from "../state/selection.ts";

/** The part of a path that tells files of one account apart. */
export function shortPath(path: string): string {
  return path.replace(/^accounts\/[^/]+\//, "").replace(/^(users|roles|groups|buckets)\//, "");
}

export function FileLink({ path, range, text }: { path: string; range?: Range; text?: string }) {
  const label = text ?? shortPath(path);
  if (!hasFile(path)) {
    return (
      <span class={`file-name ${hueClass(path)}`} title={path.includes("/") ? `${path} (stored by a command of the flow)` : path}>
        {label}
      </span>
    );
  }
  // Not a button element: those do not break across lines, and paths are long.
  const open = (): void => openFile(path, range, true);
  return (
    <span
      role="button"
      tabIndex={0}
      class={`file-link ${hueClass(path)}`}
      title={`Open ${path}`}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          open();
        }
      }}
    >
      {label}
    </span>
  );
}
