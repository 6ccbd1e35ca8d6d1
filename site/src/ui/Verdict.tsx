// A verdict is always a colour, a sign and a word.
import type { Match, Verdict as V } from "../api/types.gen.ts";
import { Icon } from "./Icon.tsx";

export const verdictWord: Record<V, string> = {
  allow: "Allowed",
  "explicit-deny": "Explicit deny",
  "implicit-deny": "Implicit deny",
  "not-modelled": "Not modelled",
  error: "Error",
  none: "No say",
};

export function Verdict({ verdict, word }: { verdict: V; word?: string }) {
  return (
    <span class={`verdict v-${verdict}`}>
      <Icon name={verdict} />
      {word ?? verdictWord[verdict]}
    </span>
  );
}

const matchVerdict: Record<Match, V> = { yes: "allow", no: "implicit-deny", "not-modelled": "not-modelled" };
export const matchWord: Record<Match, string> = { yes: "matches", no: "does not match", "not-modelled": "not modelled" };

/** Whether something matched: a sign, with the word for those who do not see it. */
export function MatchSign({ match, near = false }: { match: Match; near?: boolean }) {
  return (
    <span class={`match m-${near ? "near" : match}`}>
      <Icon name={near ? "near" : matchVerdict[match]} />
      <span class="visually-hidden">{near ? "nearly matches" : matchWord[match]}</span>
    </span>
  );
}
