// Condition keys of the request: rows that can be added, edited and removed.
import type { TypedKey } from "../state/questions.ts";
import { Icon } from "../ui/Icon.tsx";

interface Props {
  keys: readonly TypedKey[];
  set: (keys: TypedKey[]) => void;
  ideas: readonly string[];
}

export function Keys({ keys, set, ideas }: Props) {
  const change = (at: number, part: Partial<TypedKey>): void => set(keys.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset class="keys">
      <legend>Condition keys of the request</legend>
      {keys.map((row, index) => (
        <div class="key-row" key={index}>
          <input
            type="text"
            aria-label={`Condition key ${index + 1}`}
            value={row.key}
            list="key-ideas"
            placeholder="aws:SourceVpce"
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => change(index, { key: event.currentTarget.value })}
          />
          <textarea
            aria-label={`Values of ${row.key || `condition key ${index + 1}`}, one a line`}
            rows={Math.min(4, row.values.split("\n").length)}
            value={row.values}
            placeholder="(not in the request)"
            spellcheck={false}
            onInput={(event) => change(index, { values: event.currentTarget.value })}
          />
          <button type="button" class="tool" aria-label={`Remove ${row.key || `condition key ${index + 1}`}`} title="Remove" onClick={() => set(keys.filter((_, at) => at !== index))}>
            <Icon name="close" />
          </button>
        </div>
      ))}
      <datalist id="key-ideas">
        {ideas.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <button type="button" class="button" onClick={() => set([...keys, { key: "", values: "" }])}>
        <Icon name="plus" />
        Add a key
      </button>
    </fieldset>
  );
}
