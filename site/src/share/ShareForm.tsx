// The whole scenario as a link, or as code for another page.
import { useEffect, useRef, useState } from "preact/hooks";
import { download } from "../state/archive.ts";
import { scenario, title } from "../state/document.ts";
import { linkNow } from "../state/links.ts";
import { steps } from "../state/results.ts";
import { secretsRemoved } from "../state/secrets.ts";
import { selectedFile, selectedStep } from "../state/selection.ts";
import type { EngineClient } from "../worker/client.ts";
import { isSingleFile } from "../worker/files.ts";
import { Icon } from "../ui/Icon.tsx";
import { type Form, formText, lengthHint } from "./forms.ts";

const forms: { form: Form; word: string }[] = [
  { form: "link", word: "Link" },
  { form: "markdown", word: "Markdown" },
  { form: "frame", word: "Embed: iframe" },
  { form: "element", word: "Embed: element" },
];

const parts = ["map", "flow", "explanation", "files"];

interface Made {
  fragment: string;
  secrets: number;
}

export function ShareForm({ engine }: { engine: EngineClient }) {
  const [form, setForm] = useState<Form>("link");
  const [withFile, setWithFile] = useState(false);
  const [withStep, setWithStep] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const [theme, setTheme] = useState<"" | "light" | "dark">("");
  const [show, setShow] = useState<readonly string[]>(["map", "flow", "explanation"]);
  const [startOnClick, setStartOnClick] = useState(false);
  const [made, setMade] = useState<Made | Error | null>(null);
  const now = scenario.value;
  const file = selectedFile.value;
  const step = selectedStep.value;

  useEffect(() => {
    let current = true;
    linkNow({ file: withFile ? file : "", step: withStep ? step : -1, readOnly, theme }).then(
      (link) => current && setMade(link),
      (error: unknown) => current && setMade(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      current = false;
    };
  }, [now, withFile, withStep, file, step, readOnly, theme]);

  const page = new URL(isSingleFile() ? location.pathname : "./", location.href).href;
  const text = made && !(made instanceof Error) ? formText(form, { page, fragment: made.fragment, title: title.value, show, startOnClick }) : "";
  const embeds = form === "frame" || form === "element";
  return (
    <div class="dialog-scroll share-form">
      <Choice legend="As" options={isSingleFile() ? forms.slice(0, 2) : forms} chosen={form} choose={setForm} />
      <fieldset class="share-options">
        <legend>It opens with</legend>
        <Check checked={withStep} set={setWithStep} label={`step ${step + 1} chosen`} disabled={steps.value.length === 0} />
        <Check checked={withFile} set={setWithFile} label={`${file} open`} disabled={file === ""} />
        <Check checked={readOnly} set={setReadOnly} label="its texts read-only" />
        <label class="share-theme">
          colours
          <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as "" | "light" | "dark")}>
            <option value="">of the reader's choice</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
      </fieldset>
      {embeds ? (
        <fieldset class="share-options">
          <legend>The embed shows</legend>
          {parts.map((part) => (
            <Check
              key={part}
              checked={show.includes(part)}
              disabled={show.length === 1 && show.includes(part)}
              set={(on) => setShow(parts.filter((other) => (other === part ? on : show.includes(other))))}
              label={`the ${part}`}
            />
          ))}
          <Check checked={startOnClick} set={setStartOnClick} label="nothing until it is started by a click" />
        </fieldset>
      ) : null}
      {made instanceof Error ? <p class="share-problem">{made.message}</p> : <Result text={text} label={forms.find((each) => each.form === form)!.word} embeds={embeds} />}
      {made && !(made instanceof Error) && made.secrets > 0 ? (
        <p class="share-problem">{secretsRemoved(made.secrets, "of it")}</p>
      ) : null}
      <p class="quiet">
        {isSingleFile()
          ? "This page was opened from a file: the link leads to that file on this computer. To give the scenario to others, download it."
          : "All of the scenario is in the part behind the #, which browsers send to no server. What you change later is not in it."}
      </p>
      <button type="button" class="button share-download" onClick={() => void download(engine)}>
        <Icon name="download" />
        Download the scenario
      </button>
    </div>
  );
}

function Result({ text, label, embeds }: { text: string; label: string; embeds: boolean }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      field.current?.select(); // at least it can be copied by hand
    }
  };
  const hint = embeds ? "" : lengthHint(text.length);
  return (
    <div class="share-result">
      <textarea ref={field} readOnly rows={embeds ? 5 : 3} aria-label={label} value={text} spellcheck={false} onFocus={(event) => event.currentTarget.select()} />
      <div class="share-foot">
        <span class={hint ? "share-hint" : "quiet"} role="status">
          {[`${text.length.toLocaleString("en-GB")} characters.`, hint].filter(Boolean).join(" ")}
        </span>
        <button type="button" class="button" disabled={text === ""} onClick={() => void copy()}>
          <Icon name={copied === text && text !== "" ? "allow" : "copy"} />
          {copied === text && text !== "" ? "Copied" : "Copy"}
        </button>
      </div>
    </div>
  );
}

interface ChoiceProps {
  legend: string;
  options: { form: Form; word: string }[];
  chosen: Form;
  choose: (form: Form) => void;
}

function Choice({ legend, options, chosen, choose }: ChoiceProps) {
  return (
    <fieldset class="share-forms">
      <legend>{legend}</legend>
      {options.map(({ form, word }) => (
        <label key={form}>
          <input type="radio" name="share-form" class="visually-hidden" checked={form === chosen} onChange={() => choose(form)} />
          <span class="share-choice">{word}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Check({ checked, set, label, disabled = false }: { checked: boolean; set: (on: boolean) => void; label: string; disabled?: boolean }) {
  return (
    <label class="share-check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
