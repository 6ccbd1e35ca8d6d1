// A sentence about the scenario: its files are links, its accounts have their hue.
import { accounts } from "../state/accounts.ts";
import { files } from "../state/scenario.ts";
import { FileLink } from "./FileLink.tsx";

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Splits a text at the given words, longest first; the words are at the odd places. */
export function splitAt(text: string, words: readonly string[]): string[] {
  const found = [...new Set(words)].filter((word) => word !== "" && text.includes(word)).sort((a, b) => b.length - a.length);
  return found.length === 0 ? [text] : text.split(new RegExp(`(${found.map(literal).join("|")})`));
}

export function ReasonText({ text }: { text: string }) {
  const paths = files.value.map((file) => file.path).filter((path) => path.includes("/"));
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
