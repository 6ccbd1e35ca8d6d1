// Text in which account numbers and canonical user IDs carry their account's
// hue and say whose they are.
import { computed } from "@preact/signals";
import { type Account, accounts } from "../state/accounts.ts";

export function accountPattern(list: readonly Account[]): RegExp | null {
  const ids = list.flatMap((account) => [account.number, account.canonicalUserId]).filter((id) => /^[0-9a-f]+$/.test(id));
  return ids.length > 0 ? new RegExp(`(${ids.join("|")})`, "g") : null;
}

const pattern = computed(() => accountPattern(accounts.value));

export function AccountText({ text }: { text: string }) {
  const list = accounts.value;
  const ids = pattern.value;
  if (!ids) return <>{text}</>;
  return (
    <>
      {text.split(ids).map((part, index) => {
        const account = index % 2 === 1 ? list.find((a) => a.number === part || a.canonicalUserId === part) : undefined;
        return account ? (
          <span key={index} class={`hue hue-${account.hue} acct`} title={account.name}>
            {part}
          </span>
        ) : (
          part
        );
      })}
    </>
  );
}

/** An account's name in its hue. */
export function AccountName({ account }: { account: Account }) {
  return (
    <span class={`hue hue-${account.hue} acct-name`} title={account.number}>
      {account.name}
    </span>
  );
}
