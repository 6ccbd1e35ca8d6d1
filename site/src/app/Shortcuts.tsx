// The list of the keyboard shortcuts.
import { keyNames, setSingleKeys, shortcuts, shortcutsOpen, singleKeys } from "../state/keys.ts";
import { Dialog } from "../ui/Dialog.tsx";

export function Shortcuts() {
  return (
    <Dialog id="shortcuts" title="Keyboard shortcuts" open={shortcutsOpen.value} close={() => (shortcutsOpen.value = false)}>
      <div class="dialog-scroll shortcuts-list" tabIndex={0} role="group" aria-label="Shortcuts">
        <dl>
          {shortcuts.map((shortcut) => (
            <div key={shortcut.command} class={shortcut.mod || singleKeys.value ? "" : "off"}>
              <dt>{shortcut.does}</dt>
              <dd>
                {keyNames(shortcut).map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p class="quiet">In lists and in the map the arrow keys, Home and End go from one to the next. None of these keys does anything while you type in a field.</p>
      </div>
      <label class="dialog-foot shortcuts-switch">
        <input type="checkbox" checked={singleKeys.value} onChange={(event) => setSingleKeys(event.currentTarget.checked)} />
        Use shortcuts of a single key
      </label>
    </Dialog>
  );
}
