// The keyboard shortcuts: which key does what. What they do is the page's.
import { signal } from "@preact/signals";
import { keep, recall } from "./store.ts";

export type Command =
  | "next-step"
  | "previous-step"
  | "run"
  | "prompt"
  | "editor"
  | "map"
  | "files"
  | "flow"
  | "explanation"
  | "format"
  | "gallery"
  | "undo"
  | "redo"
  | "shortcuts";

interface Shortcut {
  command: Command;
  /** As KeyboardEvent.key has it. */
  key: string;
  /** With Ctrl, or with Command where there is one; the others are a single key. */
  mod?: boolean;
  shift?: boolean;
  does: string;
}

export const shortcuts: readonly Shortcut[] = [
  { command: "next-step", key: "n", does: "Next step" },
  { command: "previous-step", key: "p", does: "Previous step" },
  { command: "run", key: "r", does: "Run the flow step by step, or pause" },
  { command: "prompt", key: "c", does: "Type the next command" },
  { command: "editor", key: "e", does: "Go to the editor" },
  { command: "map", key: "1", does: "Go to the map" },
  { command: "files", key: "2", does: "Go to the files" },
  { command: "flow", key: "3", does: "Go to the flow" },
  { command: "explanation", key: "4", does: "Go to the explanation" },
  { command: "format", key: "f", does: "Format the open file" },
  { command: "gallery", key: "g", does: "New or open a scenario" },
  { command: "undo", key: "z", mod: true, does: "Undo" },
  { command: "redo", key: "z", mod: true, shift: true, does: "Redo" },
  { command: "shortcuts", key: "?", does: "This list" },
];

/** Whether the list is on screen. */
export const shortcutsOpen = signal(false);

const key = "single-keys:1";

/** Whether keys without Ctrl or Command do something: speech input types them by mistake. */
export const singleKeys = signal(recall<unknown>(key) !== false);

export function setSingleKeys(on: boolean): void {
  singleKeys.value = on;
  keep(key, on);
}

const isApple = (): boolean => /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** The keys of a shortcut, by the names that this platform gives them. */
export function keyNames({ key, mod, shift }: Pick<Shortcut, "key" | "mod" | "shift">, apple = isApple()): string[] {
  const names = apple ? { shift: "⇧", mod: "⌘" } : { shift: "Shift", mod: "Ctrl" };
  const held = apple ? [shift && names.shift, mod && names.mod] : [mod && names.mod, shift && names.shift];
  return [...held.filter((name): name is string => typeof name === "string"), key.toUpperCase()];
}

/** The keys of a command in one word, for menus; "" while it has none. */
export function keyName(command: Command): string {
  const shortcut = shortcuts.find((one) => one.command === command)!;
  if (!shortcut.mod && !singleKeys.value) return "";
  return keyNames(shortcut).join(isApple() ? "" : "+");
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The command that a key press asks for. */
export function commandOf(pressed: Pressed, apple = isApple()): Command | null {
  if (pressed.altKey) return null;
  const mod = apple ? pressed.metaKey : pressed.ctrlKey;
  if ((apple ? pressed.ctrlKey : pressed.metaKey) || (!mod && !singleKeys.value)) return null;
  if (apple === false && mod && !pressed.shiftKey && pressed.key.toLowerCase() === "y") return "redo"; // as Windows has it
  const found = shortcuts.find(
    (one) =>
      one.key === pressed.key.toLowerCase() &&
      (one.mod ?? false) === mod &&
      // "?" may need Shift, and a digit may too, depending on the keyboard.
      (/^[a-z]$/.test(one.key) ? (one.shift ?? false) === pressed.shiftKey : true),
  );
  return found?.command ?? null;
}
