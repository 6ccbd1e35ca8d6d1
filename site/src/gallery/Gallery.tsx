// Where a scenario is chosen: a new one, one's own, or an example.
import { documentId, source, title } from "../state/document.ts";
import { examples, galleryOpen } from "../state/gallery.ts";
import type { EngineClient } from "../worker/client.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "./Picker.tsx";

export function Gallery({ engine }: { engine: EngineClient }) {
  const close = (): void => {
    galleryOpen.value = false;
  };
  const loading = documentId.value === "" && examples.value.length === 0;
  return (
    <>
      <button type="button" class="gallery-button" aria-haspopup="dialog" disabled={loading} onClick={() => (galleryOpen.value = true)}>
        <span class="visually-hidden">{source.value.kind === "example" ? "Example: " : "Scenario: "}</span>
        <bdi class="gallery-title">{loading ? "Loading the examples…" : title.value || "Untitled"}</bdi>
        <Icon name="down" />
      </button>
      <Dialog id="gallery" title="Open a scenario" open={galleryOpen.value} close={close}>
        <Picker engine={engine} close={close} />
      </Dialog>
    </>
  );
}
