// The page's side of the service worker: registers it once the page works, and
// tells of a newer version, which takes over when the visitor asks for it.
import { signal } from "@preact/signals";

export type Update =
  /** A newer version is here, whole, and waits. */
  | { kind: "ready"; take: () => void }
  /** Another tab took the newer version; this one goes on with its own. */
  | { kind: "elsewhere"; take: () => void };

export const update = signal<Update | null>(null);

const checkEvery = 60 * 60 * 1000; // ms; browsers look by themselves when a page is opened

export async function startOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !location.protocol.startsWith("http")) return;
  // Before a first worker took over, there is no older version either.
  let before = serviceWorker.controller;
  let asked = false;
  const reload = (): void => location.reload();
  serviceWorker.addEventListener("controllerchange", () => {
    if (asked) reload();
    else if (before) update.value = { kind: "elsewhere", take: reload };
    before = serviceWorker.controller;
  });
  const registration = await serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" }).catch(() => null);
  if (!registration) return; // the host or the browser has none: the page works, with a network
  const offer = (): void => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    const take = (): void => {
      asked = true;
      waiting.postMessage("take over");
    };
    update.value = { kind: "ready", take };
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  registration.active?.postMessage("started");
  offer();
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < checkEvery) return;
    checked = Date.now();
    registration.update().catch(() => {
      // Without a network there is nothing newer to be had.
    });
  });
}
