import type { File, FileChange } from "../api/types.gen.ts";
import { Diff } from "../ui/Diff.tsx";
import { FileLink } from "../ui/FileLink.tsx";

interface Props {
  list: readonly FileChange[];
  before: readonly File[];
  after: readonly File[];
}

const textIn = (files: readonly File[], path: string): string => files.find((file) => file.path === path)?.text ?? "";

export function FileList({ list, before, after }: Props) {
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="changed-files">
      <h3 id="changed-files">Files</h3>
      <ul class="change-list">
        {list.map(({ path, kind, from }) => (
          <li key={path}>
            <div class="change-line">
              <FileLink path={path} text={path} />
              <span class="change-kind">{kind === "renamed" ? `renamed from ${from}` : kind}</span>
            </div>
            <Diff before={textIn(before, from || path)} after={textIn(after, path)} label={`What differs in ${path}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}
