import { report } from "../state/results.ts";
import { Icon } from "../ui/Icon.tsx";
import { summaryText } from "./outcome.ts";

export function Summary() {
  const summary = report.value?.summary;
  if (!summary) return <span class="summary" />;
  const good = summary.expected > 0 && summary.met === summary.expected;
  const state = summary.expected === 0 ? "none" : good ? "good" : "bad";
  return (
    <span class={`summary summary-${state}`}>
      <Icon name={good ? "allow" : state === "bad" ? "error" : "none"} />
      {summaryText(summary)}
    </span>
  );
}
