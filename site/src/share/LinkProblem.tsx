// A link that can not be opened: why, its text for a report, and a way on.
import { galleryOpen } from "../state/gallery.ts";
import { linkProblem } from "../state/links.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useState } from "preact/hooks";

export function LinkProblem() {
  const problem = linkProblem.value;
  const close = (): void => {
    linkProblem.value = null;
  };
  return (
    <Dialog id="link-problem" title="This link can not be opened" open={problem !== null} close={close}>
      {problem ? <Body message={problem.message} fragment={problem.fragment} close={close} /> : null}
    </Dialog>
  );
}

function Body({ message, fragment, close }: { message: string; fragment: string; close: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(fragment);
    setCopied(true);
  };
  return (
    <div class="dialog-scroll share-form">
      <p>{message}</p>
      <p class="quiet">Nothing that you worked on was changed.</p>
      <label class="share-result">
        <span class="quiet">The link's own part, for a report</span>
        <textarea readOnly rows={4} value={fragment} spellcheck={false} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <div class="share-foot">
        <button type="button" class="button" onClick={() => void copy().catch(() => undefined)}>
          {copied ? "Copied" : "Copy"}
        </button>
        <button
          type="button"
          class="button button-main"
          onClick={() => {
            close();
            galleryOpen.value = true;
          }}
        >
          Choose an example
        </button>
      </div>
    </div>
  );
}
