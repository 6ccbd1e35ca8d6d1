// What a link says besides the scenario, readable behind a question mark:
// ?step=3&file=flow.sh&readonly&theme=dark. What is not known is passed over,
// so that a link with an option of a later version still opens.

export interface LinkOptions {
  /** The file to show; "" for the page's choice. */
  file: string;
  /** The step to show, from 0; -1 for the page's choice. */
  step: number;
  readOnly: boolean;
  theme: "" | "light" | "dark";
}

export const noOptions: LinkOptions = { file: "", step: -1, readOnly: false, theme: "" };

export function writeOptions({ file, step, readOnly, theme }: Partial<LinkOptions>): string {
  const parts: string[] = [];
  if (step !== undefined && step >= 0) parts.push(`step=${step + 1}`);
  if (file) parts.push(`file=${quote(file)}`);
  if (readOnly) parts.push("readonly");
  if (theme) parts.push(`theme=${theme}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

export function readOptions(fields: ReadonlyMap<string, string>): LinkOptions {
  const step = /^[1-9]\d{0,3}$/.test(fields.get("step") ?? "") ? Number(fields.get("step")) - 1 : -1;
  const theme = fields.get("theme");
  return {
    file: fields.get("file") ?? "",
    step,
    readOnly: fields.has("readonly"),
    theme: theme === "light" || theme === "dark" ? theme : "",
  };
}

/** The parts behind the question mark; the first of a name counts. */
export function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split("&")) {
    const [name = "", value = ""] = part.split(/=(.*)/s);
    if (name !== "" && !fields.has(name)) fields.set(name, unquote(value));
  }
  return fields;
}

/** Percent signs for all but what neither URLs nor Markdown nor chat programs stumble over. */
export const quote = (text: string): string =>
  encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%2F", "/");

function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that stands for itself
  }
}
