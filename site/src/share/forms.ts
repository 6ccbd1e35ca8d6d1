// The forms in which a scenario is shared, as texts to copy.

export type Form = "link" | "markdown" | "frame" | "element";

export interface Shared {
  /** The address of the playground, without a fragment. */
  page: string;
  fragment: string;
  title: string;
  /** What an embed shows, in the words of its options. */
  show: readonly string[];
  startOnClick: boolean;
}

export function formText(form: Form, shared: Shared): string {
  const { page, fragment, title } = shared;
  switch (form) {
    case "link":
      return `${page}#${fragment}`;
    case "markdown":
      return `[${title.replace(/[\\[\]]/g, "\\$&").replace(/\s+/g, " ")}](${page}#${fragment})`;
    case "frame":
      return `<iframe src="${attribute(beside(page, "embed.html") + "#" + withOptions(shared))}" title="${attribute(title)}" width="100%" height="560" loading="lazy" allow="clipboard-write"></iframe>`;
    case "element":
      return [
        `<script async src="${attribute(beside(page, "embed.js"))}"></script>`,
        `<crossgrant-playground link="${attribute(fragment)}" show="${shared.show.join(" ")}"${shared.startOnClick ? ' start="click"' : ""}></crossgrant-playground>`,
      ].join("\n");
  }
}

function withOptions({ fragment, show, startOnClick }: Shared): string {
  return `${fragment}${fragment.includes("?") ? "&" : "?"}show=${show.join("+")}${startOnClick ? "&start=click" : ""}`;
}

const beside = (page: string, name: string): string => new URL(name, page).href;

const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What a long link may run into. The limits are of programs that people paste links into, not of browsers. */
export function lengthHint(length: number): string {
  if (length > 8000) return "Most chat and mail programs cut or refuse a link of this length: send the downloaded scenario instead.";
  if (length > 2000) return "Some chat and mail programs cut a link of this length.";
  return "";
}
