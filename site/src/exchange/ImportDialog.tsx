// What people have of their accounts becomes files of the scenario: pasted, or
// from files; what would happen is shown before it does.
import { useMemo, useState } from "preact/hooks";
import type { ImportAnswer, ImportItem } from "../api/types.gen.ts";
import { scenario } from "../state/document.ts";
import { change } from "../state/edit.ts";
import { chooseImport, importInputs, importOpen } from "../state/exchange.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useAnswer } from "../ui/useAnswer.ts";

export function ImportDialog() {
  const close = (): void => {
    importOpen.value = false;
    importInputs.value = [];
  };
  return (
    <Dialog id="import" title="Import" open={importOpen.value} close={close}>
      <Import done={close} />
    </Dialog>
  );
}

function Import({ done }: { done: () => void }) {
  const [text, setText] = useState("");
  const files = importInputs.value;
  const [answers, setAnswers] = useState<readonly ImportAnswer[]>([]);
  const inputs = useMemo(() => [...(text.trim() === "" ? [] : [{ name: "", text }]), ...files], [text, files]);
  const request = useMemo(
    () => (inputs.length === 0 ? null : { scenario: scenario.value, inputs, answers: [...answers] }),
    [inputs, answers, scenario.value],
  );
  const { reply, problem, waiting } = useAnswer("import", "import", request);
  const items = request ? (reply?.items ?? []) : [];
  const paths = new Set(items.flatMap((item) => [...item.added, ...item.replaced, ...item.changed]));

  const answer = (item: number, field: string, to: string): void =>
    setAnswers((before) => [...before.filter((one) => one.item !== item || one.field !== field), { item, field, text: to }]);
  const take = (): void => {
    change({ files: reply!.scenario.files }, `Imported: ${paths.size === 1 ? "1 file" : `${paths.size} files`} added or changed.`);
    done();
  };
  return (
    <>
      <div class="dialog-scroll exchange" tabIndex={0} role="region" aria-label="What to import">
        <label class="exchange-paste">
          Output of the AWS CLI, policy documents or a scenario
          <textarea
            rows={7}
            spellcheck={false}
            value={text}
            placeholder={"$ aws iam get-role --role-name …\n{ … }"}
            onInput={(event) => {
              setAnswers([]);
              setText(event.currentTarget.value);
            }}
          />
        </label>
        {files.length > 0 ? <p>{files.map((file) => file.name).join(", ")}</p> : null}
        <label>
          Files{" "}
          <input type="file" multiple onChange={(event) => {
              setAnswers([]);
              void chooseImport(event.currentTarget.files ?? []);
            }}
          />
        </label>
        {problem ? <p role="alert">{problem}</p> : null}
        {request && reply && reply.secrets > 0 ? (
          <p role="alert">Texts that look like real AWS credentials are taken out ({reply.secrets}). If you pasted a real key, deactivate it in IAM.</p>
        ) : null}
        <ul class="exchange-items" aria-label="What is imported">
          {items.map((item, number) => (
            <Item key={number} item={item} name={inputs[item.input]?.name ?? ""} answer={(field, to) => answer(number, field, to)} />
          ))}
        </ul>
      </div>
      <p class="dialog-foot exchange-buttons">
        <button type="button" class="tool" disabled={waiting || paths.size === 0} onClick={take}>
          Import
        </button>
        <span class="quiet" role="status">
          {request && !waiting ? (paths.size === 0 ? "Nothing to import yet." : `Files added or changed: ${paths.size}`) : ""}
        </span>
      </p>
    </>
  );
}

function Item({ item, name, answer }: { item: ImportItem; name: string; answer: (field: string, to: string) => void }) {
  const { problem } = item;
  return (
    <li>
      <strong>{item.title || name || "Text"}</strong>
      {problem ? (
        <p>
          Line {problem.range.start.line}: {problem.message} {problem.hint}
        </p>
      ) : null}
      {item.questions.map(({ field, text, options, answer: now }) => (
        <label key={field}>
          {text}{" "}
          <input
            value={now}
            list={options.length > 0 ? `import-options-${field}` : undefined}
            placeholder="needed"
            onChange={(event) => answer(field, event.currentTarget.value)}
          />
          <datalist id={`import-options-${field}`}>
            {options.map((option) => (
              <option key={option} value={option} />
            ))}
          </datalist>
        </label>
      ))}
      <Paths word="Adds" paths={item.added} />
      <Paths word="Replaces" paths={item.replaced} />
      <Paths word="Changes" paths={item.changed} />
      {item.notes.map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
    </li>
  );
}

function Paths({ word, paths }: { word: string; paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <p>
      {word} {paths.join(", ")}
    </p>
  );
}
