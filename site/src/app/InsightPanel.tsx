// The panel beside the work: why a step went as it did, and further questions.
import type { ComponentType } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Changes } from "../changes/Changes.tsx";
import { Explanation } from "../explain/Explanation.tsx";
import { Walkthrough } from "../guide/Walkthrough.tsx";
import { Access } from "../matrix/Access.tsx";
import { Player } from "../player/Player.tsx";
import { currentStep, steps } from "../state/results.ts";
import { type Insight, insight, wideInsights } from "../state/selection.ts";
import { Icon } from "../ui/Icon.tsx";
import { rove } from "../ui/roving.ts";
import { WhatIf } from "../whatif/WhatIf.tsx";

interface Tab {
  name: Insight;
  word: string;
  body: ComponentType;
  ofStep: boolean; // what it shows depends on the selected step
}

const tabs: Tab[] = [
  { name: "explanation", word: "Explanation", body: Explanation, ofStep: true },
  { name: "access", word: "Who can do what", body: Access, ofStep: true },
  { name: "changes", word: "Changes", body: Changes, ofStep: false },
  { name: "walkthrough", word: "Walkthrough", body: Walkthrough, ofStep: true },
  { name: "what-if", word: "What if", body: WhatIf, ofStep: true },
];

export function InsightPanel() {
  const tab = tabs.find(({ name }) => name === insight.value) ?? tabs[0]!;
  const Body = tab.body;
  return (
    <section class="panel insight-panel" id="panel-explanation" aria-labelledby="explain-title">
      <h2 id="explain-title" class="visually-hidden">
        Explanation
      </h2>
      <div class="panel-head insight-head">
        <div class="insight-tabs" role="tablist" aria-label="What to know" onKeyDown={rove}>
          {tabs.map(({ name, word }) => (
            <TabButton key={name} name={name} word={word} chosen={name === tab.name} />
          ))}
        </div>
        <WideButton name={tab.name} />
      </div>
      {tab.ofStep ? <StepBar /> : null}
      <div key={tab.name} class={`insight-body ${tab.name}-body`} role="tabpanel" id={`insight-${tab.name}`} aria-labelledby={`tab-${tab.name}`} tabIndex={0}>
        <Body />
      </div>
    </section>
  );
}

function TabButton({ name, word, chosen }: { name: Insight; word: string; chosen: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Only the row of tabs scrolls, never the page.
    const row = button.current!.parentElement!;
    const { offsetLeft, offsetWidth } = button.current!;
    if (!chosen || row.clientWidth === 0) return;
    if (offsetLeft < row.scrollLeft) row.scrollLeft = offsetLeft;
    else if (offsetLeft + offsetWidth > row.scrollLeft + row.clientWidth) row.scrollLeft = offsetLeft + offsetWidth - row.clientWidth;
  }, [chosen]);
  const choose = (): void => {
    if (!chosen) insight.value = name;
  };
  return (
    <button
      ref={button}
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={chosen}
      aria-controls={chosen ? `insight-${name}` : undefined}
      tabIndex={chosen ? 0 : -1}
      data-roving
      onClick={choose}
      onFocus={choose}
    >
      {word}
    </button>
  );
}

function WideButton({ name }: { name: Insight }) {
  const wide = wideInsights.value.has(name);
  const flip = (): void => {
    const next = new Set(wideInsights.value);
    if (!next.delete(name)) next.add(name);
    wideInsights.value = next;
  };
  return (
    <button
      type="button"
      class="tool wide-only"
      aria-pressed={wide}
      aria-label="Wide panel"
      title={wide ? "Narrower, beside the flow" : "Wider, in place of the flow"}
      onClick={flip}
    >
      <Icon name={wide ? "shrink" : "grow"} />
    </button>
  );
}

/** Which step the panel speaks of; with the player where the flow is out of sight. */
function StepBar() {
  const step = currentStep.value;
  if (!step) return null;
  return (
    <div class="insight-step">
      <span class="insight-step-number">
        Step {step.index + 1} of {steps.value.length}
      </span>
      <span class="insight-step-about" dir="auto" title={step.description || step.command}>
        {step.description || step.command}
      </span>
      <Player noFlowOnly />
    </div>
  );
}
