import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { begin, end, failure, started, worker, workers } from "./fake-worker.mjs";

beforeEach(begin);
afterEach(end);

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

test("what answers nothing by halves is broken off with its worker, as what Python does in one go is", async () => {
  const { client } = started();
  const given = new AbortController();
  const call = failure(client.call("compare", "1", given));
  worker(0).say({ kind: "ready" });
  given.abort();
  assert.deepEqual(await call, ["dead", "It was cancelled."]);
  assert.equal(worker(0).isEnded, true);
  assert.ok(worker(0).sent.every(({ kind }) => kind !== "cancel"));
});

test("what waits behind something else is given up at once, and the other one goes on", async () => {
  const { client } = started();
  const given = new AbortController();
  const first = client.call("report", "1");
  const second = failure(client.call("compare", "2", given));
  const yielding = client.call("table", "3", given);
  worker(0).say({ kind: "ready" });
  given.abort();
  assert.deepEqual(await second, ["dead", "It was cancelled."]);
  assert.deepEqual([workers.length, worker(0).isEnded], [1, false]);
  assert.deepEqual(await failure(client.call("sign", "4", given)), ["dead", "It was cancelled."]);
  worker(0).say({ kind: "result", id: 1, result: "1" });
  worker(0).say({ kind: "result", id: 2, result: "3" });
  assert.deepEqual(await Promise.all([first, yielding]), [1, 3]);
});

test("the deadline is that of each step, and whoever asked is told of it", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client } = started();
  worker(0).say({ kind: "ready" });
  /** @type {number[][]} */
  const told = [];
  const call = failure(client.call("report", "1", { reached: (...step) => told.push(step) }));
  for (const done of [100, 200, 300]) {
    mock.timers.tick(4999);
    worker(0).say({ kind: "reached", id: 1, done, count: 300 });
  }
  worker(0).say({ kind: "reached", id: 7, done: 1, count: 1 });
  assert.deepEqual(told, [
    [100, 300],
    [200, 300],
    [300, 300],
  ]);
  mock.timers.tick(4999);
  assert.equal(worker(0).isEnded, false);
  mock.timers.tick(1);
  assert.equal((await call)[0], "deadline");
  const untold = client.call("report", "2");
  worker(1).say({ kind: "ready" });
  worker(1).say({ kind: "reached", id: 2, done: 1, count: 1 });
  worker(1).say({ kind: "result", id: 2, result: "2" });
  assert.equal(await untold, 2);
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
