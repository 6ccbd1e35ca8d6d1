import type { ComponentChildren } from "preact";
import type { Decision } from "../api/types.gen.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { FileLink, shortPath } from "../ui/FileLink.tsx";
import { ReasonText } from "../ui/ReasonText.tsx";
import { Verdict } from "../ui/Verdict.tsx";
import { LayerView } from "./LayerView.tsx";
import { Unverified } from "./Unverified.tsx";
import { isTelling, layersInTellingOrder, statementName } from "./order.ts";

interface Props {
  decision: Decision;
  /** What has been said already: the reason is not repeated. */
  said?: string;
  /** Asks further about this decision. */
  children?: ComponentChildren;
}

export function DecisionView({ decision, said = "", children }: Props) {
  const { deciding } = decision;
  return (
    <article class={`decision v-${decision.verdict}`} aria-label={`${decision.action} on ${decision.resource}`}>
      <h3>
        <code class="decision-action">{decision.action}</code>
        <Verdict verdict={decision.verdict} />
      </h3>
      <dl class="request">
        <div>
          <dt>on</dt>
          <dd>
            <code>
              <AccountText text={decision.resource} />
            </code>
          </dd>
        </div>
        <div>
          <dt>by</dt>
          <dd>
            <code>
              <AccountText text={decision.principal} />
            </code>
          </dd>
        </div>
      </dl>
      {decision.reason === said ? null : (
        <p class="decision-reason">
          <ReasonText text={decision.reason} />
        </p>
      )}
      {deciding ? (
        <p class="decided-by">
          Decided by <strong>{statementName(deciding.sid, deciding.index)}</strong> in{" "}
          {deciding.file ? <FileLink path={deciding.file} range={deciding.range} text={shortPath(deciding.file)} /> : <code>{deciding.policy}</code>}
        </p>
      ) : null}
      {children}
      <NotModelled list={decision.notModelled} />
      <Unverified points={decision.unverified} />
      <div class="layers">
        {layersInTellingOrder(decision).map((layer, index) => (
          <LayerView key={`${layer.kind} ${index}`} decision={decision} layer={layer} open={isTelling(decision, layer)} />
        ))}
      </div>
    </article>
  );
}

function NotModelled({ list }: { list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <div class="aloud aloud-not-modelled">
      <strong>Not modelled</strong>
      <ul>
        {list.map((text, index) => (
          <li key={index}>
            <AccountText text={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}
