// A sentence about the scenario: its files are links, its accounts have their hue.
import { accounts } from "../state/accounts.ts";
import { paths as allPaths } from "../state/document.ts";
import { FileLink } from "./FileLink.tsx";

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/**
 * Splits a text at the given words, longest first; the words are at the odd
 * places. Letters and digits beside it make it another word, and one as short
 * as "A" is a name only where the sentence speaks of an account.
 */
export function splitAt(text: string, words: readonly string[]): string[] {
  const found = [...new Set(words)].filter((word) => word !== "" && text.includes(word)).sort((a, b) => b.length - a.length);
  if (found.length === 0) return [text];
  const patterns = found.map((word) => `${word.length < 3 ? "(?<=(?:\\b(?:of|account|accounts|in|by)|,) )" : "(?<![\\p{L}\\p{N}])"}${literal(word)}(?![\\p{L}\\p{N}])`);
  return text.split(new RegExp(`(${patterns.join("|")})`, "u"));
}

export function ReasonText({ text }: { text: string }) {
  const paths = allPaths.value.filter((path) => path.includes("/"));
  const list = accounts.value;
  const parts = splitAt(text, [...paths, ...list.flatMap((account) => [account.number, account.canonicalUserId, account.name])]);
  return (
    <>
      {parts.map((part, index) => {
        if (index % 2 === 0) return part;
        if (paths.includes(part)) return <FileLink key={index} path={part} text={part} />;
        const account = list.find((a) => a.number === part || a.canonicalUserId === part || a.name === part);
        return account ? (
          <span key={index} class={`hue hue-${account.hue} acct`} title={part === account.name ? account.number : account.name}>
            {part}
          </span>
        ) : (
          part
        );
      })}
    </>
  );
}
