// Servers for tests: pages around an embed, and a host of the site that can be
// cut off, break, or come to hold another version.
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref(); // a test that fails does not wait for it
  return (server.address() as AddressInfo).port;
}

/** Pages by their path. They are of another site than the playground: localhost is not 127.0.0.1. */
export async function pages(of: Record<string, string>): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answer) => {
    const page = of[new URL(asked.url!, "http://localhost").pathname];
    answer.writeHead(page === undefined ? 404 : 200, { "Content-Type": "text/html; charset=utf-8" });
    answer.end(page ?? "");
  });
  const port = await listen(server);
  return { url: `http://localhost:${port}/`, close: () => void (server.close(), server.closeAllConnections()) };
}

export interface Relay {
  url: string;
  /** Below which path the site lies; the relay takes it off. */
  asked: { path: string; bytes: number }[];
  upstream: string;
  down: boolean;
  /** Files that fail: their answer breaks off. */
  broken: RegExp | null;
  close(): void;
}

/** A host of the site, which passes on what another one has. */
export async function relay(upstream: string, below = "/"): Promise<Relay> {
  const server = createServer((asked, answer) => pass(asked, answer));
  const port = await listen(server);
  const state: Relay = {
    url: `http://127.0.0.1:${port}${below}`,
    asked: [],
    upstream,
    down: false,
    broken: null,
    close: () => void (server.close(), server.closeAllConnections()),
  };
  function pass(asked: IncomingMessage, answer: ServerResponse): void {
    if (state.down || !asked.url!.startsWith(below)) {
      asked.socket.destroy();
      return;
    }
    const path = asked.url!.slice(below.length);
    const entry = { path, bytes: 0 };
    state.asked.push(entry);
    request(new URL(path, state.upstream), { method: asked.method!, headers: { ...asked.headers, host: new URL(state.upstream).host } }, (from) => {
      answer.writeHead(from.statusCode!, from.headers);
      from.on("data", (chunk: Buffer) => {
        entry.bytes += chunk.length;
        if (state.broken?.test(path)) answer.destroy();
      });
      from.pipe(answer);
    }).end();
  }
  return state;
}
