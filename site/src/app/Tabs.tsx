// On a small screen one panel at a time.
import { type Panel, panel } from "../state/selection.ts";
import { rove } from "../ui/roving.ts";

const tabs: { panel: Panel; word: string }[] = [
  { panel: "map", word: "Map" },
  { panel: "files", word: "Files" },
  { panel: "flow", word: "Flow" },
  { panel: "explanation", word: "Explanation" },
];

/** All parts of the page, or those that an embed shows. */
export function Tabs({ only }: { only?: readonly string[] }) {
  return (
    <nav class="tabs" aria-label="Parts of the page" onKeyDown={rove}>
      {tabs.filter((tab) => !only || only.includes(tab.panel)).map((tab) => {
        const chosen = panel.value === tab.panel;
        return (
          <button
            key={tab.panel}
            type="button"
            data-roving
            tabIndex={chosen ? 0 : -1}
            aria-current={chosen ? "true" : undefined}
            aria-controls={`panel-${tab.panel}`}
            onClick={() => (panel.value = tab.panel)}
          >
            {tab.word}
          </button>
        );
      })}
    </nav>
  );
}
