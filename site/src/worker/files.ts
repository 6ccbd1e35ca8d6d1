// Where the files of the site are. Its pages name them in <meta> elements; the
// page that is one single file holds them itself, compressed, in <script>
// elements that are data.

/** The file that the page names for a purpose: "crossgrant-engine". */
export function named(purpose: string): string {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${purpose}"]`);
  if (!meta) throw new Error(`the page lacks ${purpose}`);
  return meta.content;
}

const dataOf = (name: string): Element | null => document.querySelector(`script[data-file="${CSS.escape(name)}"]`);

/** Whether the page holds its files itself. */
export const isSingleFile = (): boolean => dataOf(named("crossgrant-engine")) !== null;

/** The address of a file of the site. */
export async function fileUrl(name: string): Promise<string> {
  const data = dataOf(name);
  return data ? URL.createObjectURL(new Blob([await unpacked(data)], { type: data.getAttribute("data-type") ?? "" })) : addressOf(name);
}

/** The content of a file of the site. */
export async function fileBytes(name: string): Promise<ArrayBuffer> {
  const data = dataOf(name);
  if (data) return unpacked(data);
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.arrayBuffer();
}

const addressOf = (name: string): string => new URL(name, document.baseURI).href;

/** The text is base64 of gzip. */
function unpacked(data: Element): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(data.textContent!), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
