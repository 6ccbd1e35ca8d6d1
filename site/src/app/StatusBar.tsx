// The foot of the page: how the engine is, and the latest notice. It is
// always there, so that what it says moves nothing.
import { dismiss, notice } from "../state/notices.ts";
import { diagnostics, engineState, phaseWords, stale } from "../state/results.ts";
import { source, sourceWord } from "../state/document.ts";
import { keepMine, loadTheirs, otherTab } from "../state/saving.ts";
import type { EngineClient } from "../worker/client.ts";
import { Icon } from "../ui/Icon.tsx";
import { UpdateMessage } from "./UpdateMessage.tsx";

export function StatusBar({ engine }: { engine: EngineClient }) {
  const state = engineState.value;
  const errors = diagnostics.value.filter((finding) => finding.severity === "error").length;
  const warnings = diagnostics.value.filter((finding) => finding.severity === "warning").length;
  return (
    <footer class="status">
      <span class={`status-engine status-${state.phase}`}>{phaseWords[state.phase]}</span>
      <span class={`status-problems ${errors > 0 ? "some" : ""}`}>
        {errors === 0 ? "No errors" : count(errors, "error")}
        {warnings > 0 ? `, ${count(warnings, "warning")}` : ""}
      </span>
      <div class="status-notice" role="status">
        <Message engine={engine} />
      </div>
    </footer>
  );
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function Message({ engine }: { engine: EngineClient }) {
  const state = engineState.value;
  if (state.phase === "failed") {
    return (
      <p class="message message-error">
        <Icon name="error" />
        <span class="message-text">{state.message}</span>
        <button type="button" onClick={() => engine.start()}>
          Try again
        </button>
      </p>
    );
  }
  const old = stale.value;
  const said = notice.value;
  return (
    <>
      {old ? (
        <p class={`message message-${old.cause === "crash" ? "error" : "warning"}`}>
          <Icon name="error" />
          <span class="message-text">{old.text}</span>
        </p>
      ) : null}
      {otherTab.value ? (
        <p class="message message-warning">
          <Icon name="error" />
          <span class="message-text">Another tab changed this {sourceWord(source.value)}. Until you choose, your edits are kept in this tab only.</span>
          <button type="button" onClick={loadTheirs}>
            Load theirs
          </button>
          <button type="button" onClick={keepMine}>
            Keep mine
          </button>
        </p>
      ) : null}
      <UpdateMessage />
      {said ? (
        <p class={`message message-${said.tone}`}>
          <span class="message-text">{said.text}</span>
          {said.action ? (
            <button type="button" onClick={said.action.run}>
              {said.action.label}
            </button>
          ) : null}
          <button type="button" class="tool" aria-label="Dismiss notice" onClick={dismiss}>
            <Icon name="close" />
          </button>
        </p>
      ) : null}
    </>
  );
}
