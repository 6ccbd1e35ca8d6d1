import { update } from "../offline/updates.ts";

/** Tells of a newer version; nothing changes before the visitor says so. */
export function UpdateMessage() {
  const now = update.value;
  if (!now) return null;
  return (
    <p class="message message-info">
      <span class="message-text">
        {now.kind === "ready" ? "A new version of Crossgrant is ready." : "Another tab took the new version of Crossgrant; this one goes on with its own."}
      </span>
      <button type="button" onClick={now.take}>
        {now.kind === "ready" ? "Change over" : "Reload"}
      </button>
    </p>
  );
}
