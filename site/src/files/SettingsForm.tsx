// Settings as a form above their JSON: each follows the other.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { completeAs } from "../state/complete.ts";
import { readOnly, textOf } from "../state/document.ts";
import { replaceText, setText } from "../state/edit.ts";
import { selectedFile } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { blockSettings, type Field, fieldsOf, settingsOf, tagsOf, textsOf, withMember } from "./settings.ts";

const open = signal(true);

export function SettingsForm() {
  const path = selectedFile.value;
  const fields = fieldsOf(path);
  const text = textOf(path);
  if (fields.length === 0 || text === undefined) return null;
  const { settings, problem } = settingsOf(text);
  return (
    <form class="settings" aria-label={`Settings in ${path}`} onSubmit={(event) => event.preventDefault()}>
      <button type="button" class="disclose" aria-expanded={open.value} aria-controls="settings-fields" onClick={() => (open.value = !open.value)}>
        <Icon name="down" />
        Settings
        {problem ? <span class="settings-problem">The form follows once the JSON can be read ({problem}).</span> : null}
      </button>
      <fieldset id="settings-fields" class="settings-fields" disabled={settings === null || readOnly.value} hidden={!open.value}>
        <legend class="visually-hidden">Settings</legend>
        {fields.map((field) => (
          <FieldView key={`${path} ${field.key}`} field={field} path={path} text={text} value={settings?.[field.key]} />
        ))}
      </fieldset>
    </form>
  );
}

interface Props<F extends Field = Field> {
  field: F;
  path: string;
  text: string;
  value: unknown;
}

type Of<K extends Field["kind"]> = Props<Extract<Field, { kind: K }>>;

function FieldView(props: Props) {
  switch (props.field.kind) {
    case "choice":
      return <Choice {...(props as Of<"choice">)} />;
    case "block":
      return <Block {...(props as Of<"block">)} />;
    case "tags":
      return <Tags {...(props as Of<"tags">)} />;
    case "texts":
      return <Texts {...(props as Of<"texts">)} />;
    case "flag":
      return <Flag {...(props as Of<"flag">)} />;
    case "number":
    case "text":
      return <Text {...(props as Of<"text" | "number">)} />;
  }
}

/** Sets a member as a button does it: one change, to be undone. */
const set = (path: string, text: string, at: (string | number)[], value: unknown, said: string): void => replaceText(path, withMember(text, at, value), said);

function Choice({ field, path, text, value }: Of<"choice">) {
  return (
    <label class="setting">
      <span>{field.label}</span>
      <select
        value={typeof value === "string" ? value : ""}
        onChange={(event) => {
          const { value: to } = event.currentTarget;
          set(path, text, [field.key], to === "" ? undefined : to, `${field.label}: ${to || field.absent}.`);
        }}
      >
        <option value="">{field.absent}</option>
        {field.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </label>
  );
}

function Block({ field, path, text, value }: Of<"block">) {
  const there = typeof value === "object" && value !== null;
  const now = (there ? value : {}) as Record<string, unknown>;
  const all = Object.fromEntries(blockSettings.map((name) => [name, field.absent.endsWith("on")]));
  return (
    <fieldset class="setting setting-block">
      <legend>{field.label}</legend>
      <label>
        <input
          type="checkbox"
          checked={there}
          onChange={() => set(path, text, [field.key], there ? undefined : all, there ? `${field.label}: ${field.absent}.` : `${field.label} is configured.`)}
        />
        {there ? "configured" : field.absent}
      </label>
      {there
        ? blockSettings.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={now[name] === true}
                onChange={(event) => set(path, text, [field.key, name], event.currentTarget.checked, `${name}: ${event.currentTarget.checked ? "on" : "off"}.`)}
              />
              {name}
            </label>
          ))
        : null}
    </fieldset>
  );
}

function Flag({ field, path, text, value }: Of<"flag">) {
  return (
    <label class="setting setting-flag">
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => set(path, text, [field.key], event.currentTarget.checked || undefined, `${field.label}: ${event.currentTarget.checked ? "yes" : "no"}.`)}
      />
      <span>{field.label}</span>
    </label>
  );
}

/** What the engine would offer as a value of a setting. */
function useIdeas(field: Field, path: string): string[] {
  const [ideas, setIdeas] = useState<string[]>([]);
  useEffect(() => {
    let there = true;
    const before = `{"${field.key}": ${field.kind === "texts" ? '["' : '"'}`;
    void completeAs(path, before, before.length).then((reply) => {
      if (there && reply) setIdeas(reply.items.map((item) => item.label));
    });
    return () => (there = false);
  }, [path]);
  return ideas;
}

function Ideas({ id, ideas }: { id: string; ideas: readonly string[] }) {
  return (
    <datalist id={id}>
      {ideas.map((idea) => (
        <option key={idea} value={idea} />
      ))}
    </datalist>
  );
}

function Text({ field, path, text, value }: Of<"text" | "number">) {
  const ideas = useIdeas(field, path);
  const number = field.kind === "number";
  return (
    <label class="setting">
      <span>{field.label}</span>
      <input
        type={number ? "number" : "text"}
        min={number ? field.least : undefined}
        max={number ? field.most : undefined}
        value={typeof value === "string" || typeof value === "number" ? value : ""}
        placeholder={field.absent}
        list={`ideas-${field.key}`}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => {
          const { value: to } = event.currentTarget;
          setText(path, withMember(text, [field.key], to === "" ? undefined : number ? Number(to) : to));
        }}
      />
      <Ideas id={`ideas-${field.key}`} ideas={ideas} />
    </label>
  );
}

function Texts({ field, path, text, value }: Of<"texts">) {
  const ideas = useIdeas(field, path);
  const [next, setNext] = useState("");
  const list = textsOf(value);
  const add = (): void => {
    if (next.trim() === "") return;
    set(path, text, [field.key], [...list, next.trim()], `Added ${next.trim()}.`);
    setNext("");
  };
  return (
    <fieldset class="setting setting-list">
      <legend>{field.label}</legend>
      {list.map((item) => (
        <span key={item} class="setting-item">
          <code>{item}</code>
          <button
            type="button"
            class="tool"
            aria-label={`Remove ${item}`}
            onClick={() => set(path, text, [field.key], list.length === 1 ? undefined : list.filter((other) => other !== item), `Removed ${item}.`)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <span class="setting-item">
        <input
          type="text"
          aria-label={`Another ${field.one}`}
          placeholder={list.length === 0 ? "none" : "another"}
          value={next}
          list={`ideas-${field.key}`}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setNext(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Ideas id={`ideas-${field.key}`} ideas={ideas.filter((idea) => !list.includes(idea))} />
        <button type="button" class="tool" aria-label={`Add the ${field.one}`} disabled={next.trim() === ""} onClick={add}>
          <Icon name="plus" />
        </button>
      </span>
    </fieldset>
  );
}

function Tags({ field, path, text, value }: Of<"tags">) {
  const tags = tagsOf(value);
  const [key, setKey] = useState("");
  const taken = tags.some(([name]) => name === key.trim());
  const add = (): void => {
    if (key.trim() === "" || taken) return;
    set(path, text, [field.key, key.trim()], "", `Added the tag ${key.trim()}.`);
    setKey("");
  };
  return (
    <fieldset class="setting setting-list">
      <legend>{field.label}</legend>
      {tags.map(([name, tag]) => (
        <span key={name} class="setting-item">
          <code>{name}</code>
          <input type="text" aria-label={`Value of the tag ${name}`} value={tag} spellcheck={false} onInput={(event) => setText(path, withMember(text, [field.key, name], event.currentTarget.value))} />
          <button type="button" class="tool" aria-label={`Remove the tag ${name}`} onClick={() => set(path, text, tags.length === 1 ? [field.key] : [field.key, name], undefined, `Removed the tag ${name}.`)}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      <span class="setting-item">
        <input
          type="text"
          aria-label="Key of another tag"
          placeholder={tags.length === 0 ? "none" : "another key"}
          value={key}
          spellcheck={false}
          onInput={(event) => setKey(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" class="tool" aria-label="Add the tag" disabled={key.trim() === "" || taken} onClick={add}>
          <Icon name="plus" />
        </button>
      </span>
    </fieldset>
  );
}
