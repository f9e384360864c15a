import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { createBoot } from "../../../../assets/js/engine/boot-state.js";
import { Client } from "../../../../assets/js/engine/client.js";

/** A worker that keeps what it is sent, and says what a test lets it say. */
class FakeWorker {
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onerror = null;
  isEnded = false;
  /** @type {any[]} */
  sent = [];

  /** @param {any} message */
  postMessage(message) {
    this.sent.push(message);
  }

  terminate() {
    this.isEnded = true;
  }

  /** @param {object} data */
  say(data) {
    this.onmessage?.({ data });
  }

  get calls() {
    return this.sent.filter(({ kind }) => kind === "call").map(({ id, action, request }) => [id, action, request]);
  }
}

/** @type {FakeWorker[]} */
let workers = [];
/** @type {Client[]} */
let clients = [];
const PARTS = { stdlib: new ArrayBuffer(1), engine: new ArrayBuffer(2) };

beforeEach(() => {
  workers = [];
  clients = [];
});

// A deadline that runs on would keep Node waiting for it.
afterEach(() => {
  for (const client of clients) client.close();
});

/** @param {{module?: Promise<any>, launch?: () => any}} [given] */
function started({ module = Promise.resolve("python"), launch = launched } = {}) {
  const boot = createBoot();
  const client = new Client({ worker: new Blob(), module, parts: PARTS }, boot, launch);
  clients.push(client);
  return { boot, client };
}

function launched() {
  const made = new FakeWorker();
  workers.push(made);
  return /** @type {any} */ (made);
}

/** @param {number} index @returns {FakeWorker} */
function worker(index) {
  return /** @type {FakeWorker} */ (workers[index]);
}

/** Lets promises settle. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {Promise<unknown>} promise */
async function failure(promise) {
  const { code, message } = await promise.then(JSON.stringify, (error) => error);
  return [code, message];
}

test("a worker is given its parts, and Python as soon as it is compiled", async () => {
  const { boot } = started();
  await settled();
  assert.deepEqual(worker(0).sent, [
    { kind: "boot", parts: PARTS },
    { kind: "module", module: "python" },
  ]);
  assert.deepEqual([boot.state.phase, boot.state.step], ["starting", "unpack"]);
  worker(0).say({ kind: "step", step: "python" });
  assert.equal(boot.state.step, "python");
  worker(0).say({ kind: "ready" });
  assert.deepEqual([boot.state.phase, boot.state.step], ["ready", "ready"]);
});

test("calls wait for the start, and are sent one at a time, in order", async () => {
  const { client } = started();
  const first = client.call("report", "1");
  const second = client.call("verify", "2");
  assert.deepEqual(worker(0).calls, []);
  worker(0).say({ kind: "ready" });
  assert.deepEqual(worker(0).calls, [[1, "report", "1"]]);
  worker(0).say({ kind: "result", id: 1, result: '{"a":1}' });
  assert.deepEqual(worker(0).calls, [
    [1, "report", "1"],
    [2, "verify", "2"],
  ]);
  worker(0).say({ kind: "result", id: 2, result: '{"b":2}' });
  assert.deepEqual(await Promise.all([first, second]), [{ a: 1 }, { b: 2 }]);
});

test("a request that is refused rejects, and the next one is answered", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const refused = failure(client.call("report", "{"));
  worker(0).say({ kind: "refused", id: 1, message: "The request is malformed." });
  assert.deepEqual(await refused, ["request", "The request is malformed."]);
  const next = client.call("help", "x");
  worker(0).say({ kind: "result", id: 2, result: "{}" });
  assert.deepEqual(await next, {});
});

test("an answer to no call, and a message of no kind that is known, are dropped", async () => {
  const { client, boot } = started();
  worker(0).say({ kind: "ready" });
  worker(0).say({ kind: "result", id: 1, result: "{}" });
  const call = client.call("report", "1");
  worker(0).say({ kind: "result", id: 99, result: '{"of":"another"}' });
  worker(0).say({ kind: "constructor" });
  worker(0).say({ kind: "result", id: 1, result: '{"of":"it"}' });
  assert.deepEqual(await call, { of: "it" });
  assert.equal(boot.state.phase, "ready");
});

test("a worker that dies over a call is replaced, and the calls behind it are answered by the other", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const dead = failure(client.call("report", "1"));
  const behind = client.call("report", "2");
  worker(0).say({ kind: "fatal", message: "MemoryError" });
  assert.deepEqual(await dead, ["dead", "The engine crashed on this and was restarted."]);
  assert.equal(worker(0).isEnded, true);
  worker(1).say({ kind: "ready" });
  worker(1).say({ kind: "result", id: 2, result: '{"n":2}' });
  assert.deepEqual(await behind, { n: 2 });
});

test("an error of the script is no message of the page's", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const dead = failure(client.call("report", "1"));
  const event = new Event("error", { cancelable: true });
  worker(0).onerror?.(event);
  assert.deepEqual((await dead)[0], "dead");
  assert.equal(event.defaultPrevented, true);
});

test("a call that takes too long is given up, and the worker replaced", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const late = failure(client.call("report", "1"));
  mock.timers.tick(4999);
  assert.equal(workers.length, 1);
  mock.timers.tick(1);
  assert.deepEqual(await late, ["deadline", "The engine took too long on this and was restarted."]);
  assert.equal(workers.length, 2);
  mock.timers.reset();
});

test("a worker that does not start within a minute has failed, and is not replaced", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client, boot } = started();
  const waiting = failure(client.call("report", "1"));
  mock.timers.tick(60_000);
  assert.deepEqual(await waiting, ["boot", "Python didn’t start within a minute."]);
  assert.deepEqual([boot.state.phase, workers.length], ["failed", 1]);
  mock.timers.reset();
});

test("a worker that dies while it starts has failed, and says how", async () => {
  const { client, boot } = started();
  const waiting = failure(client.call("report", "1"));
  worker(0).say({ kind: "fatal", message: "RangeError" });
  assert.deepEqual(await waiting, ["boot", "Python didn’t start (RangeError)."]);
  assert.deepEqual(boot.state.failure, { code: "boot", message: "Python didn’t start (RangeError)." });
  assert.deepEqual(await failure(client.call("report", "2")), ["boot", "Python didn’t start (RangeError)."]);
});

test("a browser that refuses the worker, or cannot compile Python, is told apart", async () => {
  const refused = started({
    launch: () => {
      throw new TypeError("no workers here");
    },
  });
  assert.equal(refused.boot.state.failure?.message, "This browser refused to start the worker that runs Python.");
  const uncompiled = started({ module: Promise.reject(new WebAssembly.CompileError("damaged")) });
  await settled();
  assert.equal(uncompiled.boot.state.failure?.message, "This browser couldn’t compile Python.");
});

test("who does not wait any more cancels what is under way, and nothing else", async () => {
  const { client } = started();
  const [first, second] = [new AbortController(), new AbortController()];
  const calls = [
    client.call("verify", "1", { signal: first.signal }),
    client.call("verify", "2", { signal: second.signal }),
  ];
  worker(0).say({ kind: "ready" });
  second.abort();
  assert.ok(worker(0).sent.every(({ kind }) => kind !== "cancel"));
  first.abort();
  assert.deepEqual(worker(0).sent.at(-1), { kind: "cancel", id: 1 });
  worker(0).say({ kind: "result", id: 1, result: "{}" });
  // It had been given up before it was sent.
  assert.deepEqual(worker(0).sent.at(-1), { kind: "cancel", id: 2 });
  worker(0).say({ kind: "result", id: 2, result: "{}" });
  assert.deepEqual(await Promise.all(calls), [{}, {}]);
});

test("what Python does in one go is broken off with its worker, and what waits is answered by another", async () => {
  const { client } = started();
  const given = new AbortController();
  const calls = ["1", "2"].map((request) => failure(client.call("report", request, given)));
  const last = client.call("report", "3");
  worker(0).say({ kind: "ready" });
  given.abort();
  worker(1).say({ kind: "ready" });
  worker(1).say({ kind: "result", id: 2, result: "3" });
  for (const call of calls) assert.deepEqual(await call, ["dead", "It was cancelled."]);
  assert.deepEqual([worker(0).isEnded, await last], [true, 3]);
});

test("a closed engine ends its worker, and rejects what waits and what comes", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const waiting = [failure(client.call("report", "1")), failure(client.call("report", "2"))];
  client.close();
  const closed = ["dead", "The engine is closed."];
  assert.deepEqual(await Promise.all(waiting), [closed, closed]);
  assert.deepEqual(await failure(client.call("report", "3")), closed);
  assert.equal(worker(0).isEnded, true);
});

test("what takes minutes is broken off with its worker, and the next call is answered by another", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const waiting = new AbortController();
  const long = failure(client.call("verify", "1", { signal: waiting.signal, isLong: true }));
  mock.timers.tick(20_000);
  assert.equal(workers.length, 1);
  waiting.abort();
  assert.deepEqual(await long, ["dead", "It was cancelled."]);
  assert.equal(worker(0).isEnded, true);
  const next = client.call("report", "2");
  worker(1).say({ kind: "ready" });
  worker(1).say({ kind: "result", id: 2, result: '{"n":2}' });
  assert.deepEqual(await next, { n: 2 });
  mock.timers.reset();
});

test("what is asked beside something that takes minutes is answered meanwhile, one after the other", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const long = client.call("verify", "1", { isLong: true });
  const beside = [client.call("ticket", "2"), client.call("help", "3")];
  assert.deepEqual(worker(0).calls, [
    [1, "verify", "1"],
    [2, "ticket", "2"],
  ]);
  worker(0).say({ kind: "result", id: 2, result: '{"n":2}' });
  worker(0).say({ kind: "result", id: 3, result: '{"n":3}' });
  assert.deepEqual(await Promise.all(beside), [{ n: 2 }, { n: 3 }]);
  worker(0).say({ kind: "result", id: 1, result: '{"n":1}' });
  assert.deepEqual(await long, { n: 1 });
});

test("what stood beside something that was broken off is asked of the next worker", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const waiting = new AbortController();
  const long = failure(client.call("verify", "1", { signal: waiting.signal, isLong: true }));
  const beside = client.call("ticket", "2");
  waiting.abort();
  assert.deepEqual((await long)[1], "It was cancelled.");
  worker(1).say({ kind: "ready" });
  assert.deepEqual(worker(1).calls, [[3, "ticket", "2"]]);
  worker(1).say({ kind: "result", id: 3, result: '{"n":2}' });
  assert.deepEqual(await beside, { n: 2 });
});

test("a worker that dies ends what it was asked beside each other", async () => {
  const { client } = started();
  worker(0).say({ kind: "ready" });
  const calls = [failure(client.call("verify", "1", { isLong: true })), failure(client.call("report", "2"))];
  worker(0).say({ kind: "fatal", message: "MemoryError" });
  assert.deepEqual(
    (await Promise.all(calls)).map(([code]) => code),
    ["dead", "dead"],
  );
  assert.equal(workers.length, 2);
});
