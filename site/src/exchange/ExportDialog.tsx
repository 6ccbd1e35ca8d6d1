// The scenario as something that would build it in real accounts.
import { useMemo, useState } from "preact/hooks";
import type { ExportFormat, File } from "../api/types.gen.ts";
import { scenario } from "../state/document.ts";
import { exportOpen } from "../state/exchange.ts";
import { tell, warn } from "../state/notices.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useAnswer } from "../ui/useAnswer.ts";

const formats: [ExportFormat, string][] = [
  ["cli", "AWS CLI script"],
  ["terraform", "Terraform"],
  ["cloudformation", "CloudFormation"],
];

export function ExportDialog() {
  return (
    <Dialog id="export" title="Export" open={exportOpen.value} close={() => (exportOpen.value = false)}>
      <Export />
    </Dialog>
  );
}

function Export() {
  const [format, setFormat] = useState<ExportFormat>("cli");
  const [chosen, setChosen] = useState("");
  const request = useMemo(() => ({ scenario: scenario.value, format }), [scenario.value, format]);
  const { reply, problem } = useAnswer("export", "export", request, 0);
  const file = reply?.files.find((one) => one.path === chosen) ?? reply?.files[0];
  return (
    <>
      <fieldset class="exchange-choices">
        <legend class="visually-hidden">Format</legend>
        {formats.map(([name, label]) => (
          <label key={name}>
            <input type="radio" name="export-format" checked={format === name} onChange={() => setFormat(name)} /> {label}
          </label>
        ))}
      </fieldset>
      <div class="dialog-scroll exchange" tabIndex={0} role="region" aria-label="Preview">
        {problem ? <p role="alert">{problem}</p> : null}
        {reply && reply.files.length > 1 ? (
          <label>
            File{" "}
            <select value={file?.path} onChange={(event) => setChosen(event.currentTarget.value)}>
              {reply.files.map((one) => (
                <option key={one.path}>{one.path}</option>
              ))}
            </select>
          </label>
        ) : null}
        <ul class="exchange-notes" aria-label="Notes">
          {reply?.notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
        <pre>{file?.text}</pre>
      </div>
      <p class="dialog-foot exchange-buttons">
        <button type="button" class="tool" disabled={!file} onClick={() => void copy(file!)}>
          Copy
        </button>
        <button type="button" class="tool" disabled={!file} onClick={() => download(file!)}>
          Download
        </button>
      </p>
    </>
  );
}

async function copy(file: File): Promise<void> {
  try {
    await navigator.clipboard.writeText(file.text);
    tell(`Copied ${file.path}.`);
  } catch {
    warn("This browser does not let the page use the clipboard.");
  }
}

function download(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: "text/plain" }));
  link.download = file.path.split("/").at(-1)!;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
