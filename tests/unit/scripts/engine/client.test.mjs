import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { begin, end, failure, PARTS, settled, started, worker, workers } from "./fake-worker.mjs";

beforeEach(begin);
afterEach(end);

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

test("what is superseded is given up while it waits, and not once it is under way", async () => {
  const { client } = started();
  const newer = new AbortController();
  const { signal: superseded } = newer;
  const first = client.call("report", "1", { superseded });
  worker(0).say({ kind: "ready" });
  const second = failure(client.call("report", "2", { superseded }));
  newer.abort();
  assert.deepEqual(await second, ["dead", "Something else was asked meanwhile."]);
  worker(0).say({ kind: "result", id: 1, result: "{}" });
  assert.deepEqual(await first, {});
  assert.deepEqual(worker(0).calls, [[1, "report", "1"]]);
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
});

test("a worker that does not start within a minute has failed, and is not replaced", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { client, boot } = started();
  const waiting = failure(client.call("report", "1"));
  mock.timers.tick(60_000);
  assert.deepEqual(await waiting, ["boot", "Python didn’t start within a minute."]);
  assert.deepEqual([boot.state.phase, workers.length], ["failed", 1]);
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
