import type { ComponentChildren } from "preact";

/** The head of a panel: its name, and what can be done with it. */
export function PanelHead({ id, title, children }: { id: string; title: string; children?: ComponentChildren }) {
  return (
    <div class="panel-head">
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  );
}
