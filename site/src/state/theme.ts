import { effect, signal } from "@preact/signals";
import { forget, keep, recall } from "./store.ts";

export type Theme = "system" | "light" | "dark";

const key = "theme:1";
const kept = recall<unknown>(key);

export const theme = signal<Theme>(kept === "light" || kept === "dark" ? kept : "system");

/** Follows the system unless the visitor chose otherwise. */
export function startTheme(): void {
  effect(() => {
    const chosen = theme.value;
    if (chosen === "system") {
      delete document.documentElement.dataset.theme;
      forget(key);
    } else {
      document.documentElement.dataset.theme = chosen;
      keep(key, chosen);
    }
  });
}
