import type { Decision, Layer } from "../api/types.gen.ts";
import { accountOf, hueClass } from "../state/accounts.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { FileLink, shortPath } from "../ui/FileLink.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Verdict } from "../ui/Verdict.tsx";
import { GrantsTable } from "./GrantsTable.tsx";
import { inTellingOrder, isDeciding } from "./order.ts";
import { StatementView } from "./StatementView.tsx";

interface Props {
  decision: Decision;
  layer: Layer;
  open: boolean;
}

const words: Partial<Record<Layer["verdict"], string>> = {
  allow: "Allows",
  "explicit-deny": "Denies",
  "implicit-deny": "No allow",
  none: "No say",
};

export function LayerView({ decision, layer, open }: Props) {
  const empty = layer.policies.length === 0 && layer.grants.length === 0;
  return (
    <details class={`layer v-${layer.verdict} ${hueClass(layer.account)}`} open={open}>
      <summary>
        <Icon name="down" />
        <span class="layer-title">{layer.title}</span>
        <span class="layer-account">{accountOf(layer.account)?.name ?? layer.account}</span>
        <Verdict verdict={layer.verdict} {...(words[layer.verdict] ? { word: words[layer.verdict]! } : {})} />
      </summary>
      <div class="layer-body">
        {layer.note ? (
          <p class="note">
            <AccountText text={layer.note} />
          </p>
        ) : null}
        {layer.policies.map((policy, index) => (
          <div class="policy" key={index}>
            <p class="policy-name">
              {policy.file && policy.file !== policy.name ? (
                <FileLink path={policy.file} text={shortPath(policy.file)} />
              ) : (
                <span class="file-name">
                  <AccountText text={policy.name} />
                </span>
              )}
              {policy.statements.length === 0 ? <span class="quiet"> has no statements</span> : null}
            </p>
            <ol class="statements">
              {inTellingOrder(decision, layer, policy).map((statement) => (
                <StatementView
                  key={statement.index}
                  statement={statement}
                  file={policy.file}
                  deciding={isDeciding(decision, layer, policy, statement)}
                />
              ))}
            </ol>
          </div>
        ))}
        {layer.grants.length > 0 ? <GrantsTable grants={layer.grants} /> : null}
        {empty && !layer.note ? <p class="quiet">Nothing here applies to this request.</p> : null}
      </div>
    </details>
  );
}
