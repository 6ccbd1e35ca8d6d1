// What can be done with the whole scenario.
import { useRef, useState } from "preact/hooks";
import { download, openFiles } from "../state/archive.ts";
import { documentId, edited } from "../state/document.ts";
import { redoLast, reset, undoLast } from "../state/edit.ts";
import { exportOpen, importOpen } from "../state/exchange.ts";
import { galleryOpen } from "../state/gallery.ts";
import { canRedo, canUndo } from "../state/history.ts";
import { keyName, shortcutsOpen } from "../state/keys.ts";
import type { EngineClient } from "../worker/client.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Menu } from "../ui/Menu.tsx";
import { About } from "./About.tsx";

export function ScenarioMenu({ engine }: { engine: EngineClient }) {
  const input = useRef<HTMLInputElement>(null);
  const [about, setAbout] = useState(false);
  const none = documentId.value === "";
  return (
    <>
      <Menu
        label="Scenario"
        groups={[
          [
            { label: "New or open…", icon: "plus", key: keyName("gallery"), run: () => (galleryOpen.value = true) },
            { label: "Open file…", icon: "open", run: () => input.current?.click() },
            { label: "Download", icon: "download", disabled: none, run: () => void download(engine) },
          ],
          [
            { label: "Import…", icon: "down", disabled: none, run: () => (importOpen.value = true) },
            { label: "Export…", icon: "up", disabled: none, run: () => (exportOpen.value = true) },
          ],
          [
            { label: "Title and description…", icon: "pencil", disabled: none, run: () => setAbout(true) },
            { label: "Undo", icon: "undo", key: keyName("undo"), disabled: !canUndo.value, run: undoLast },
            { label: "Redo", icon: "redo", key: keyName("redo"), disabled: !canRedo.value, run: redoLast },
            { label: "Reset to original", icon: "back", disabled: !edited.value, run: reset },
          ],
          [{ label: "Keyboard shortcuts", icon: "keyboard", key: keyName("shortcuts"), run: () => (shortcutsOpen.value = true) }],
        ]}
      />
      <input
        ref={input}
        type="file"
        accept=".txtar,.txt,text/plain"
        hidden
        aria-label="Scenario file to open"
        onChange={(event) => {
          const field = event.currentTarget;
          const chosen = [...(field.files ?? [])];
          field.value = ""; // the same file can be chosen again
          void openFiles(engine, chosen);
        }}
      />
      <Dialog id="about-scenario" title="Title and description" open={about} close={() => setAbout(false)}>
        <About close={() => setAbout(false)} />
      </Dialog>
    </>
  );
}
