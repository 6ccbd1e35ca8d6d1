// What the browser keeps between visits. Storage may be full, forbidden or
// hold anything at all; nothing here throws.

export const prefix = "crossgrant:";

/** Where things are kept: for all tabs, or for this one and its reloads. */
export type Where = () => Storage;
const allTabs: Where = () => localStorage;
export const tabOnly: Where = () => sessionStorage;

/** Reads a kept value; null where there is none or it can not be read. */
export function recall<T>(key: string, where = allTabs): T | null {
  try {
    const text = where().getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value; false where the browser refuses. */
export function keep(key: string, value: unknown, where = allTabs): boolean {
  try {
    where().setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string, where = allTabs): void {
  try {
    where().removeItem(prefix + key);
  } catch {
    // Nothing was kept, then.
  }
}
