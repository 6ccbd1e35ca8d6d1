// A line of text with suggestions.
interface Props {
  id: string;
  label: string;
  value: string;
  set: (value: string) => void;
  ideas?: readonly { value: string; words?: string }[];
  placeholder?: string;
}

export function Field({ id, label, value, set, ideas = [], placeholder }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        list={ideas.length > 0 ? `${id}-ideas` : undefined}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={(event) => set(event.currentTarget.value)}
      />
      {ideas.length > 0 ? (
        <datalist id={`${id}-ideas`}>
          {ideas.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </datalist>
      ) : null}
    </div>
  );
}
