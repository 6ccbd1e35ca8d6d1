import { computed, effect, signal } from "@preact/signals";
import { forget, keep, recall } from "./store.ts";

export type Theme = "system" | "light" | "dark";

const key = "theme:1";
const kept = recall<unknown>(key);

export const theme = signal<Theme>(kept === "light" || kept === "dark" ? kept : "system");

/** What a link or a page around this one asks for, until the visitor chooses. */
export const givenTheme = signal<Theme | null>(null);

export function chooseTheme(chosen: Theme): void {
  givenTheme.value = null;
  theme.value = chosen;
}

/** What the page shows now. */
export const shownTheme = computed<Theme>(() => givenTheme.value ?? theme.value);

/** Follows the system unless the visitor chose otherwise. */
export function startTheme(): void {
  effect(() => {
    const shown = shownTheme.value;
    if (shown === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = shown;
  });
  effect(() => {
    if (theme.value === "system") forget(key);
    else keep(key, theme.value);
  });
}
