// The service worker: after the first visit the whole site comes from the
// browser's own cache, at one version. The build puts in which files that is,
// each with the SHA-256 of its content.
//
// A newer version is fetched whole, beside the old one, and waits until a page
// asks for it. What cannot be fetched whole is not used at all. Files whose
// names have a hash are the same in every version, so a tab that still shows
// an older version finds its own in the older cache, which is kept while
// another tab is open.
import { fetched } from "./fetched.ts";

declare const SITE_VERSION: string;
declare const SITE_FILES: [name: string, sha256: string][];

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Scope {
  registration: { scope: string; waiting: unknown; installing: unknown };
  clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: boolean }): Promise<{ type: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "message", listener: (event: Extendable & { data: unknown }) => void): void;
  addEventListener(type: "fetch", listener: (event: Extendable & { request: Request; respondWith(response: Promise<Response>): void }) => void): void;
}

const scope = globalThis as unknown as Scope;
const home = new URL(scope.registration.scope);
// Other copies of the site may live on the same origin.
const prefix = `crossgrant ${home.pathname} `;
const names = new Set(SITE_FILES.map(([name]) => name));

const own = (): Promise<Cache> => caches.open(prefix + SITE_VERSION);
const isHashed = (name: string): boolean => /-[0-9a-f]{16}\.[a-z]+$/.test(name);

async function cacheNames(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

async function inAnyVersion(url: string): Promise<Response | undefined> {
  for (const name of await cacheNames()) {
    const found = await (await caches.open(name)).match(url);
    if (found) return found;
  }
  return undefined;
}

/** Fetches what is not there yet: an install that broke off goes on where it was. */
async function install(): Promise<void> {
  const cache = await own();
  for (const [name, sha256] of SITE_FILES) {
    const url = new URL(name, home).href;
    if (await cache.match(url)) continue;
    const known = isHashed(name) ? await inAnyVersion(url) : undefined;
    await cache.put(url, known ?? (await fetched(url, sha256, isHashed(name))));
  }
}

/** Deletes older versions, unless another window may still show one. */
async function tidy(): Promise<void> {
  if (scope.registration.waiting || scope.registration.installing) return; // a newer one
  const windows = (await scope.clients.matchAll({ includeUncontrolled: true })).filter((client) => client.type === "window");
  if (windows.length > 1) return;
  for (const name of await cacheNames()) if (name !== prefix + SITE_VERSION) await caches.delete(name);
}

async function answer(name: string, request: Request): Promise<Response> {
  const url = new URL(name, home).href;
  const kept = names.has(name) ? await (await own()).match(url) : isHashed(name) ? await inAnyVersion(url) : undefined;
  return kept ?? fetch(request);
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(scope.skipWaiting());
  if (event.data === "started") event.waitUntil(tidy());
});
scope.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(home.href)) return;
  const name = url.pathname.slice(home.pathname.length) || "index.html";
  if (names.has(name) || isHashed(name)) event.respondWith(answer(name, event.request));
});
