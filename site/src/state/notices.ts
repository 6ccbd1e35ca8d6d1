// One line at the foot of the page for what the visitor should know: what was
// done and can be undone, what failed and what follows from it.
import { signal } from "@preact/signals";

export interface Notice {
  tone: "info" | "warning" | "error";
  text: string;
  action?: { label: string; run: () => void };
}

export const notice = signal<Notice | null>(null);

/** An answer to something the visitor did; replaced by the next one. */
export function tell(text: string, action?: Notice["action"]): void {
  notice.value = action ? { tone: "info", text, action } : { tone: "info", text };
}

export function warn(text: string): void {
  notice.value = { tone: "warning", text };
}

export function dismiss(): void {
  notice.value = null;
}
