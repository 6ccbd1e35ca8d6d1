import { useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { EngineClient } from "../worker/client.ts";
import { ShareForm } from "./ShareForm.tsx";

export function ShareButton({ engine }: { engine: EngineClient }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="tool" aria-haspopup="dialog" aria-label="Share" title="Share this scenario" onClick={() => setOpen(true)}>
        <Icon name="share" />
        <span class="bar-word">Share</span>
      </button>
      <Dialog id="share" title="Share this scenario" open={open} close={() => setOpen(false)}>
        <ShareForm engine={engine} />
      </Dialog>
    </>
  );
}
