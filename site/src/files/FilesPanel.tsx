import type { FileKind } from "../api/types.gen.ts";
import { hueClass } from "../state/accounts.ts";
import { report } from "../state/results.ts";
import { isJson } from "../state/syntax.ts";
import { selectedFile } from "../state/selection.ts";
import { PanelHead } from "../ui/PanelHead.tsx";
import { Editor } from "./Editor.tsx";
import { FileActions } from "./FileActions.tsx";
import { formatFile } from "./formatFile.ts";
import { Problems } from "./Problems.tsx";
import { ReadingBar } from "./ReadingBar.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import { FileSelect, Tree } from "./Tree.tsx";

const kindWords: Record<FileKind, string> = {
  settings: "settings",
  "identity-policy": "identity-based policy",
  "bucket-policy": "bucket policy",
  "trust-policy": "role trust policy",
  "service-control-policy": "service control policy",
  "resource-control-policy": "resource control policy",
  flow: "the flow's commands",
  config: "AWS CLI configuration",
  local: "local file",
  unknown: "not part of a scenario",
};

export function FilesPanel() {
  const path = selectedFile.value;
  const kind = report.value?.files.find((file) => file.path === path)?.kind;
  return (
    <section class="panel files-panel" id="panel-files" aria-labelledby="files-title">
      <PanelHead id="files-title" title="Files">
        <FileActions />
      </PanelHead>
      <div class="files-body">
        <Tree />
        <div class="edit">
          <div class={`edit-head ${hueClass(path)}`}>
            <FileSelect />
            <span class="edit-path" title={path}>
              {path}
            </span>
            <span class="edit-kind">{kind ? kindWords[kind] : ""}</span>
            {isJson(path) ? (
              <button type="button" class="tool format" title="Format this JSON" onClick={() => formatFile(path)}>
                Format
              </button>
            ) : null}
          </div>
          <SettingsForm />
          <Editor />
          <ReadingBar />
          <Problems />
        </div>
      </div>
    </section>
  );
}
