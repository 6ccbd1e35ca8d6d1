// One file of the site, whole and of the expected content, or an error.

async function sum(bytes: ArrayBuffer): Promise<string> {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/** A host in the middle of an update, or a cache on the way, may give another version's file. */
export async function fetched(url: string, sha256: string, immutable: boolean): Promise<Response> {
  const ways: RequestCache[] = immutable ? ["default", "reload"] : ["no-cache", "reload"];
  for (const cache of ways) {
    const response = await fetch(url, { cache, credentials: "same-origin" });
    if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
    const bytes = await response.arrayBuffer();
    if ((await sum(bytes)) !== sha256) continue;
    // A new response: one that came over a redirect cannot answer a navigation.
    const headers = new Headers(response.headers);
    for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // the bytes are decoded
    return new Response(bytes, { status: 200, headers });
  }
  throw new Error(`${url} is of another version`);
}
