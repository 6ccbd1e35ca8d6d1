// What the engine found in the open file, as a list that leads to the places.
import { computed } from "@preact/signals";
import { diagnostics } from "../state/results.ts";
import { openFile, selectedFile } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";

const here = computed(() => diagnostics.value.filter((finding) => finding.file === selectedFile.value || finding.file === ""));

export function Problems() {
  const list = here.value;
  return (
    <div class="problems" role="group" aria-label="Problems in this file">
      {list.length === 0 ? (
        <p class="problems-none">No problems in this file</p>
      ) : (
        <ul>
          {list.map((finding, index) => (
            <li key={index} class={`s-${finding.severity}`}>
              <button type="button" disabled={finding.file === ""} onClick={() => openFile(finding.file, finding.range, true)}>
                <Icon name="error" />
                <span class="visually-hidden">{finding.severity}: </span>
                <span class="problem-place">{finding.file ? `${finding.range.start.line}:${finding.range.start.column}` : "scenario"}</span>
                <span class="problem-text">
                  {finding.message}
                  {finding.hint ? <span class="problem-hint"> {finding.hint}</span> : null}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
