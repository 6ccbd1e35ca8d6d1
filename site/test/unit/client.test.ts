import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineClient, EngineCrash, type EngineState, type EngineWorker, Refused, Superseded } from "../../src/worker/client.ts";
import type { FromWorker, ToWorker } from "../../src/worker/protocol.ts";

const module = { compiled: true } as unknown as WebAssembly.Module;

/** A worker that answers as a test says; calls it says nothing to hang. */
class FakeWorker implements EngineWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  ended = false;
  boots: unknown[] = [];
  calls: string[] = [];

  constructor(
    private readonly answer: (request: string) => Partial<FromWorker> | null,
    private readonly boot: FromWorker = { kind: "ready", module },
  ) {}

  postMessage(message: ToWorker): void {
    queueMicrotask(() => {
      if (message.kind === "boot") {
        this.boots.push(message.engine);
        this.say(this.boot);
        return;
      }
      this.calls.push(message.request);
      const reply = this.answer(message.request);
      if (reply) this.say({ id: message.id, ...reply } as FromWorker);
    });
  }

  terminate(): void {
    this.ended = true;
  }

  private say(data: FromWorker): void {
    if (!this.ended) this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
}

const echo = (request: string): Partial<FromWorker> => ({ kind: "reply", reply: JSON.stringify({ reply: JSON.parse(request).request }) });

function clientOf(workers: FakeWorker[]) {
  const states: EngineState[] = [];
  const used: FakeWorker[] = [];
  const client = new EngineClient({
    spawn: () => {
      const worker = workers.shift()!;
      used.push(worker);
      return worker;
    },
    engineUrl: "engine.wasm",
    onState: (state) => states.push(state),
    deadline: 30,
  });
  return { client, states, used };
}

test("answers come back to their calls", async () => {
  const { client, states } = clientOf([new FakeWorker(echo)]);
  const early = client.raw({ op: "x", request: 1 });
  client.start();
  assert.deepEqual(await Promise.all([early, client.raw({ op: "x", request: 2 })]), [1, 2]);
  assert.deepEqual(states.map((state) => state.phase), ["downloading", "ready"]);
});

test("of a lane's waiting calls only the newest is made", async () => {
  const worker = new FakeWorker(echo);
  const { client } = clientOf([worker]);
  const calls = [1, 2, 3].map((request) => client.raw({ op: "run", request }, "run"));
  const other = client.raw({ op: "save", request: 9 });
  const first = assert.rejects(calls[0]!, Superseded);
  const second = assert.rejects(calls[1]!, Superseded);
  client.start();
  await Promise.all([first, second]);
  assert.equal(await calls[2], 3);
  assert.equal(await other, 9);
  assert.equal(worker.calls.length, 2);
});

test("a refused call leaves the engine as it is", async () => {
  const refuse = (): Partial<FromWorker> => ({ kind: "reply", reply: '{"error":{"kind":"request","message":"no such op"}}' });
  const { client, used } = clientOf([new FakeWorker(refuse)]);
  client.start();
  await assert.rejects(client.raw({ op: "nonsense" }), (error: Error) => error instanceof Refused && error.message === "no such op");
  assert.equal(used[0]!.ended, false);
});

const crashes: [string, (request: string) => Partial<FromWorker> | null, string][] = [
  ["a panic that the engine reports", () => ({ kind: "reply", reply: '{"error":{"kind":"panic","message":"index out of range"}}' }), "panic"],
  ["no answer at all", () => ({ kind: "crashed", cause: "panic", message: "the engine gave no answer" }), "panic"],
  ["a stack overflow", () => ({ kind: "crashed", cause: "overflow", message: "Maximum call stack size exceeded" }), "overflow"],
  ["a program that has exited", () => ({ kind: "crashed", cause: "exit", message: "Go program has already exited" }), "exit"],
  ["an overrun deadline", () => null, "deadline"],
  ["an answer that is not JSON", () => ({ kind: "reply", reply: "{" }), "worker"],
];

for (const [name, answer, cause] of crashes) {
  test(`${name}: the worker is replaced from the kept module, and what waited is answered`, async () => {
    const { client, used, states } = clientOf([new FakeWorker(answer), new FakeWorker(echo)]);
    client.start();
    const failing = client.raw({ op: "run", request: 1 });
    const waiting = client.raw({ op: "run", request: 2 });
    await assert.rejects(failing, (error: Error) => error instanceof EngineCrash && error.cause_ === cause);
    assert.equal(await waiting, 2);
    assert.equal(used[0]!.ended, true);
    assert.deepEqual(used.map((worker) => worker.boots), [["engine.wasm"], [module]]);
    assert.deepEqual(states.map((state) => state.phase), ["downloading", "ready", "restarting", "ready"]);
  });
}

test("an engine that cannot be downloaded says so and can be tried again", async () => {
  const { client, states } = clientOf([
    new FakeWorker(echo, { kind: "bootFailed", network: true, message: "the server answered 404" }),
    new FakeWorker(echo),
  ]);
  client.start();
  const waiting = client.raw({ op: "run", request: 5 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(states.at(-1), { phase: "failed", message: "The engine could not be downloaded: the server answered 404" });
  client.start();
  assert.equal(await waiting, 5);
});
