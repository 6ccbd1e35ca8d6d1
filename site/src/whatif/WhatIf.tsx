// One request, asked in the scenario's world or under policies of one's own.
import { ownPolicies } from "../state/questions.ts";
import { OwnForm } from "./OwnForm.tsx";
import { ScenarioForm } from "./ScenarioForm.tsx";

const modes = [
  { own: false, word: "In this scenario" },
  { own: true, word: "With policies of my own" },
];

export function WhatIf() {
  return (
    <>
      <fieldset class="modes">
        <legend class="visually-hidden">Where to ask</legend>
        {modes.map(({ own, word }) => (
          <label key={word}>
            <input type="radio" name="what-if-mode" checked={ownPolicies.value === own} onChange={() => (ownPolicies.value = own)} />
            {word}
          </label>
        ))}
      </fieldset>
      {ownPolicies.value ? <OwnForm /> : <ScenarioForm />}
    </>
  );
}
