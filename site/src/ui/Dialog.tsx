// A native modal dialog: the browser keeps the focus inside, closes it on
// Escape and gives the focus back. Its content exists only while it is open.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./Icon.tsx";

interface Props {
  id: string;
  title: string;
  open: boolean;
  close: () => void;
  children: ComponentChildren;
}

export function Dialog({ id, title, open, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState(false);
  useLayoutEffect(() => {
    const element = dialog.current!;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
    setShown(open); // the content can take the focus once the dialog is there
  }, [open]);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${id}`}
      aria-labelledby={`${id}-heading`}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {open ? (
        <div class="dialog-body">
          <div class="dialog-head">
            <h2 id={`${id}-heading`}>{title}</h2>
            <button type="button" class="tool" aria-label="Close" onClick={close}>
              <Icon name="close" />
            </button>
          </div>
          {shown ? children : null}
        </div>
      ) : null}
    </dialog>
  );
}
