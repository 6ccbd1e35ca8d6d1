import { tell, warn } from "../state/notices.ts";
import { stale, steps } from "../state/results.ts";
import { textOf, title } from "../state/document.ts";
import { Icon } from "../ui/Icon.tsx";
import { shellScript } from "./script.ts";

async function copy(): Promise<void> {
  // Steps of an older text have other places than this one's commands.
  const script = shellScript(title.value, textOf("flow.sh") ?? "", stale.value ? [] : steps.value);
  try {
    await navigator.clipboard.writeText(script);
    tell("Copied the flow as a shell script. It needs the profiles that the commands name.");
  } catch {
    warn("This browser does not let the page use the clipboard. The commands of flow.sh can be copied from the editor.");
  }
}

export function CopyScript() {
  const label = "Copy all as a shell script";
  return (
    <button type="button" class="tool copy-script" aria-label={label} title={label} disabled={steps.value.length === 0} onClick={() => void copy()}>
      <Icon name="copy" />
    </button>
  );
}
