import type { ElementTrace, StatementTrace } from "../api/types.gen.ts";
import { AccountText } from "../ui/AccountText.tsx";
import { FileLink } from "../ui/FileLink.tsx";
import { MatchSign, matchWord } from "../ui/Verdict.tsx";
import { statementName } from "./order.ts";

interface Props {
  statement: StatementTrace;
  file: string;
  deciding: boolean;
}

export function StatementView({ statement, file, deciding }: Props) {
  const name = statementName(statement.sid, statement.index).replace("s", "S");
  const near = statement.nearMiss && statement.match === "no";
  return (
    <li class={`statement ${deciding ? `deciding effect-${statement.effect}` : ""} ${near ? "near" : ""}`}>
      <div class="statement-head">
        <MatchSign match={statement.match} near={near} />
        <FileLink path={file} range={statement.range} text={name} />
        <span class={`effect effect-${statement.effect}`}>{statement.effect}</span>
        <span class="statement-word">{deciding ? "decides" : near ? "one element short" : matchWord[statement.match]}</span>
      </div>
      <ul class="elements">
        {statement.elements.map((element, index) => (
          <ElementView key={index} element={element} />
        ))}
      </ul>
    </li>
  );
}

function ElementView({ element }: { element: ElementTrace }) {
  const { actual, required, present, match } = element;
  const alike = present && actual.length === 1 && required.length === 1 && actual[0] === required[0];
  return (
    <li class={`element m-${match}`}>
      <MatchSign match={match} />
      <div class="element-body">
        <span class="element-name">
          {element.element}
          {element.operator ? <span class="element-operator"> {element.operator}</span> : null}
          {element.key ? <span class="element-key"> {element.key}</span> : null}
        </span>
        <dl class="values">
          {alike ? null : (
            <div>
              <dt>request</dt>
              <dd>{present ? <Values list={actual} /> : <em>does not have it</em>}</dd>
            </div>
          )}
          {required.length === 0 && element.note ? null : (
            <div>
              <dt>{alike ? "both" : "policy"}</dt>
              <dd>
                <Values list={required} />
              </dd>
            </div>
          )}
        </dl>
        {element.note ? <p class="note">{element.note}</p> : null}
      </div>
    </li>
  );
}

function Values({ list }: { list: readonly string[] }) {
  if (list.length === 0) return <em>nothing</em>;
  return (
    <>
      {list.map((value, index) => (
        <code key={index}>
          <AccountText text={value} />
        </code>
      ))}
    </>
  );
}
