// What the browser keeps between visits. Storage may be full, forbidden or
// hold anything at all; nothing here throws.

export const prefix = "crossgrant:";

/** Where things are kept: for all tabs, or for this one and its reloads. */
export type Where = () => Storage;
const allTabs: Where = () => localStorage;
export const tabOnly: Where = () => sessionStorage;

let nothing = false;

/** For an embed: what other pages show is neither kept here nor read from here. */
export function keepNothing(): void {
  nothing = true;
}

/** What the browser refused to keep lives as long as the page. */
const refused = new Map<string, string>();
const refusedKey = (key: string, where: Where): string => (where === tabOnly ? "tab:" : "all:") + key;

/** Reads a kept value; null where there is none or it can not be read. */
export function recall<T>(key: string, where = allTabs): T | null {
  if (nothing) return null;
  try {
    const text = refused.get(refusedKey(key, where)) ?? where().getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value; false where the browser refuses, and the value is kept only until the page goes away. */
export function keep(key: string, value: unknown, where = allTabs): boolean {
  if (nothing) return true;
  const text = JSON.stringify(value);
  try {
    where().setItem(prefix + key, text);
    refused.delete(refusedKey(key, where));
    return true;
  } catch {
    refused.set(refusedKey(key, where), text);
    return false;
  }
}

export function forget(key: string, where = allTabs): void {
  if (nothing) return;
  refused.delete(refusedKey(key, where));
  try {
    where().removeItem(prefix + key);
  } catch {
    // Nothing was kept, then.
  }
}

/** Whether a value goes with the page, because the browser refused to keep it. */
export const isRefused = (key: string): boolean => refused.has(refusedKey(key, allTabs));

/** The keys of the values kept for all tabs that begin so. */
export function keysOf(start: string): string[] {
  if (nothing) return [];
  const keys = new Set([...refused.keys()].filter((key) => key.startsWith("all:")).map((key) => key.slice("all:".length)));
  try {
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at) ?? "";
      if (key.startsWith(prefix)) keys.add(key.slice(prefix.length));
    }
  } catch {
    // Only what was refused, then.
  }
  return [...keys].filter((key) => key.startsWith(start));
}
