// A request under policies that the visitor pastes; no scenario has a part in it.
import { signal } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { DecisionView } from "../decision/DecisionView.tsx";
import { useAnswer } from "../ui/useAnswer.ts";
import { Field } from "./Field.tsx";
import { Keys } from "./Keys.tsx";
import { commonKeys } from "./keys.ts";
import { firstOwn, jsonProblem, kinds, type Own, requestOf } from "./own.ts";

const own = signal<Own>(firstOwn);

export function OwnForm() {
  const now = own.value;
  const set = (part: Partial<Own>): void => {
    own.value = { ...now, ...part };
  };
  const broken = kinds.some(({ kind }) => jsonProblem(now.policies[kind]) !== "");
  const complete = now.action.trim() !== "" && now.resource.trim() !== "";
  const asked = useMemo(() => (complete && !broken ? requestOf(now) : null), [now]);
  const { reply, problem, waiting } = useAnswer("simulate", "own", asked);
  return (
    <div class="what-if-split">
      <form class="what-if" onSubmit={(event) => event.preventDefault()}>
        <Field id="own-principal" label="Principal" value={now.principal} set={(principal) => set({ principal })} placeholder="an ARN, anonymous, or a service" />
        <Field id="own-action" label="Action" value={now.action} set={(action) => set({ action })} placeholder="s3:GetObject" />
        <Field id="own-resource" label="Resource" value={now.resource} set={(resource) => set({ resource })} placeholder="an ARN, or *" />
        <Field
          id="own-account"
          label="Account of the resource"
          value={now.resourceAccount}
          set={(resourceAccount) => set({ resourceAccount })}
          placeholder="12 digits; empty: the principal's account"
        />
        <Keys keys={now.keys} set={(keys) => set({ keys })} ideas={commonKeys} />
        {kinds.map(({ kind, title, note }) => (
          <PolicyField
            key={kind}
            id={`own-${kind}`}
            title={title}
            note={note}
            text={now.policies[kind]}
            set={(text) => set({ policies: { ...now.policies, [kind]: text } })}
          />
        ))}
      </form>
      <div class="what-if-answer" role="region" aria-label="The answer" aria-busy={waiting}>
        {!complete ? <p class="quiet">Say which action is asked for, and on what.</p> : null}
        {broken ? <p class="quiet">The answer follows once every policy is JSON.</p> : null}
        {problem || reply?.error ? <p class="what-if-error">{problem || reply?.error}</p> : null}
        {reply?.decision ? <DecisionView decision={reply.decision} /> : null}
      </div>
    </div>
  );
}

interface PolicyProps {
  id: string;
  title: string;
  note: string;
  text: string;
  set: (text: string) => void;
}

function PolicyField({ id, title, note, text, set }: PolicyProps) {
  const [filled] = useState(text.trim() !== ""); // what is emptied stays open
  const wrong = jsonProblem(text);
  return (
    <details class="own-policy" open={filled}>
      <summary>
        {title} <span class="quiet">{note}</span>
      </summary>
      <textarea
        aria-label={title}
        rows={8}
        value={text}
        placeholder="Paste a policy document. Empty: there is none."
        spellcheck={false}
        aria-invalid={wrong !== ""}
        aria-describedby={wrong ? `${id}-problem` : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {wrong ? (
        <p class="what-if-error" id={`${id}-problem`}>
          {wrong}
        </p>
      ) : null}
    </details>
  );
}
