// Two reports of one key press after the other are alike in nearly all parts.

import { computed, type ReadonlySignal } from "@preact/signals";

/** A computed value that stays the same object while it says the same. */
export function sharing<T>(compute: () => T): ReadonlySignal<T> {
  let last: T | undefined;
  return computed(() => (last = share(last, compute())));
}

/**
 * Gives the new value with every part that equals the old one's replaced by
 * that one: the same object means nothing changed, so nothing needs drawing.
 * Values are as JSON.parse makes them.
 */
export function share<T>(before: unknown, now: T): T {
  if (before === now || typeof before !== "object" || typeof now !== "object" || before === null || now === null) return now;
  if (Array.isArray(now)) {
    if (!Array.isArray(before)) return now;
    let same = before.length === now.length;
    for (let i = 0; i < now.length; i++) {
      now[i] = share(before[i], now[i]);
      if (now[i] !== before[i]) same = false;
    }
    return same ? (before as T) : now;
  }
  if (Array.isArray(before)) return now;
  const old = before as Record<string, unknown>;
  const fresh = now as Record<string, unknown>;
  const keys = Object.keys(fresh);
  let same = keys.length === Object.keys(old).length;
  for (const key of keys) {
    fresh[key] = share(old[key], fresh[key]);
    if (fresh[key] !== old[key] || !(key in old)) same = false;
  }
  return same ? (before as T) : now;
}
