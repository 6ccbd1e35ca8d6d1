import type { GrantTrace } from "../api/types.gen.ts";
import { accountOf, hueClass } from "../state/accounts.ts";
import { AccountName, AccountText } from "../ui/AccountText.tsx";
import { MatchSign } from "../ui/Verdict.tsx";

export function GrantsTable({ grants }: { grants: readonly GrantTrace[] }) {
  return (
    <table class="grants">
      <thead>
        <tr>
          <th scope="col">Grantee</th>
          <th scope="col">Permission</th>
          <th scope="col">Helps</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant, index) => (
          <tr key={index}>
            <td class={hueClass(grant.grantee)}>
              <Grantee text={grant.grantee} />
            </td>
            <td>
              <code>{grant.permission}</code>
            </td>
            <td>
              <MatchSign match={grant.match} /> {grant.note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Grantee({ text }: { text: string }) {
  const account = accountOf(text);
  return account ? <AccountName account={account} /> : <AccountText text={text} />;
}
