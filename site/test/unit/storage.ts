// A storage as browsers have it, for tests without one.

export class FakeStorage {
  private readonly kept = new Map<string, string>();
  /** Characters that fit. */
  room = Infinity;

  get length(): number {
    return this.kept.size;
  }

  key(at: number): string | null {
    return [...this.kept.keys()][at] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    let size = text.length;
    for (const [other, kept] of this.kept) if (other !== key) size += kept.length;
    if (size > this.room) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, text);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }

  clear(): void {
    this.kept.clear();
    this.room = Infinity;
  }
}

/** Gives the page's modules storages of their own; to be called before they are imported. */
export function fakeStorages(): { all: FakeStorage; tab: FakeStorage } {
  const all = new FakeStorage();
  const tab = new FakeStorage();
  Object.defineProperty(globalThis, "localStorage", { value: all, configurable: true });
  Object.defineProperty(globalThis, "sessionStorage", { value: tab, configurable: true });
  return { all, tab };
}
