// The map for those who do not see it.
import { accounts } from "../state/accounts.ts";
import { steps } from "../state/results.ts";
import { world } from "../state/world.ts";
import { entityWords, stepWords } from "./words.ts";

export function MapText() {
  const things = world.value;
  return (
    <div class="visually-hidden">
      <h3>The map in words</h3>
      <ul>
        {accounts.value.map((account) => (
          <li key={account.id}>
            {account.name}, {account.number}
            <ul>
              {things
                .filter((entity) => entity.account === account.id)
                .map((entity) => (
                  <li key={entity.id}>{entityWords(entity)}</li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      <ol>
        {steps.value.map((step) => (
          <li key={step.index}>{stepWords(step)}</li>
        ))}
      </ol>
    </div>
  );
}
