// What the browser keeps between visits. Storage may be full, forbidden or
// hold anything at all; nothing here throws.

const prefix = "crossgrant:";

/** Reads a kept value; null where there is none or it can not be read. */
export function recall<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value; false where the browser refuses. */
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept, then.
  }
}
