// Embeds on one page share one engine: the first downloads and compiles it, the
// others take it from there. Where that cannot be, as in a sandbox, each has
// its own. A browser's cache does not do for it: it may find the file too large.

type Shared = Promise<WebAssembly.Module | null>;
const key = Symbol.for("crossgrant engine");
type Sharing = Window & { [key]?: { url: string; module: Shared } };

/** The engine of another embed of the same page; null where there is none. */
export async function siblingEngine(url: string): Shared {
  for (let at = 0; at < parent.length; at++) {
    const other = parent[at] as Sharing | undefined;
    if (!other || other === window) continue;
    try {
      const shared = other[key];
      if (shared?.url === url) return await Promise.race([shared.module, after(patience)]);
    } catch {
      // A frame of another origin.
    }
  }
  return null;
}

const patience = 30_000; // ms; then it is faster to download it oneself
const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/** Offers this embed's engine to the others. */
export function offerEngine(url: string, module: Shared): void {
  (window as Sharing)[key] = { url, module };
}
