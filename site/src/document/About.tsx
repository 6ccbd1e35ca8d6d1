// The scenario's title and description, as they are typed.
import { useState } from "preact/hooks";
import { description, title } from "../state/document.ts";
import { aboutProblem, setAbout } from "../state/edit.ts";

type Part = "title" | "description";

export function About({ close }: { close: () => void }) {
  return (
    <form
      class="about-form"
      onSubmit={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <Field part="title" label="Title" kept={title.value} />
      <Field part="description" label="Description" kept={description.value} />
      <p class="about-done">
        <button type="submit" class="primary">
          Done
        </button>
      </p>
    </form>
  );
}

/** What is typed counts at once, except what a scenario can not hold. */
function Field({ part, label, kept }: { part: Part; label: string; kept: string }) {
  const [refused, setRefused] = useState<string | null>(null);
  const value = refused ?? kept;
  const problem = refused === null ? "" : aboutProblem(part, refused);
  const shared = {
    value,
    "aria-describedby": `about-${part}-problem`,
    "aria-invalid": problem !== "",
    onInput: (event: Event) => {
      const text = (event.currentTarget as HTMLInputElement).value;
      const fine = aboutProblem(part, text) === "";
      if (fine) setAbout(part, text);
      setRefused(fine ? null : text);
    },
  };
  return (
    <div class="about-field">
      <label>
        {label}
        {part === "title" ? <input type="text" maxLength={200} {...shared} /> : <textarea rows={7} {...shared} />}
      </label>
      <span id={`about-${part}-problem`} class="path-problem" role="alert">
        {problem}
      </span>
    </div>
  );
}
