// A button that opens a menu of commands: arrow keys go through it, Escape and
// a click elsewhere close it.
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./Icon.tsx";
import { rove } from "./roving.ts";

export interface MenuItem {
  label: string;
  icon: IconName;
  /** The key that does the same. */
  key?: string;
  disabled?: boolean;
  run: () => void;
}

interface Props {
  label: string;
  /** Groups of items, with a line between them. */
  groups: readonly (readonly MenuItem[])[];
}

export function Menu({ label, groups }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = (): HTMLElement[] => [...(frame.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? [])];

  useLayoutEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent): void => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="menu" ref={frame}>
      <button
        ref={button}
        type="button"
        class="tool"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Icon name="menu" />
        <span class="bar-word">{label}</span>
      </button>
      <div
        id={id}
        class="menu-list"
        role="menu"
        aria-label={label}
        hidden={!open}
        onKeyDown={(event) => {
          if (event.key === "Tab") setOpen(false);
          else if (event.key === "Escape") close();
          else rove(event);
        }}
      >
        {open
          ? groups.map((group, at) => (
              <div key={at} role="group" class="menu-group">
                {group.map((item) => (
                  <button
                    key={item.label}
                    type="button"
                    role="menuitem"
                    class="menu-item"
                    tabIndex={-1}
                    {...(item.disabled ? {} : { "data-roving": true })}
                    disabled={item.disabled}
                    onClick={() => {
                      close();
                      item.run();
                    }}
                  >
                    <Icon name={item.icon} />
                    <span class="menu-word">{item.label}</span>
                    {item.key ? <kbd aria-hidden="true">{item.key}</kbd> : null}
                  </button>
                ))}
              </div>
            ))
          : null}
      </div>
    </div>
  );
}
