import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { FirstEngine } from "../../../../assets/js/engine/first-engine.js";
import { FakeWorker } from "./fake-worker.mjs";

/** @type {FakeWorker[]} */
let workers = [];
/** @type {boolean[]} */
let told = [];
let rests = 0;
/** @type {FirstEngine | null} */
let engine = null;
const IMAGE = [new ArrayBuffer(3)];

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 5_000 });
  workers = [];
  told = [];
  rests = 0;
});
afterEach(() => {
  engine?.close();
  mock.timers.reset();
});

/** Lets promises settle. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {{module?: Promise<any>, launch?: () => any}} [given] */
function started({ module = Promise.resolve("cut"), launch = launched } = {}) {
  const runtime = /** @type {any} */ ({ worker: new Blob(), module, image: () => Promise.resolve(IMAGE) });
  const changed = (/** @type {boolean} */ isReady) => told.push(isReady);
  const rested = () => {
    rests += 1;
  };
  engine = new FirstEngine(runtime, { changed, rested }, launch);
  return engine;
}

function launched() {
  const made = new FakeWorker();
  workers.push(made);
  return made;
}

/** @param {number} index @returns {any[]} the texts that it was asked about, with their numbers */
const calls = (index) => (workers[index]?.calls ?? []).map(([id, , request]) => [id, JSON.parse(request).text]);

test("it is given its memory and its WebAssembly, and says when reports are answered", async () => {
  started();
  await settled();
  assert.deepEqual(workers[0]?.sent, [
    { kind: "module", module: "cut" },
    { kind: "image", image: IMAGE },
  ]);
  assert.deepEqual([told, rests], [[], 0]);
  workers[0]?.say({ kind: "ready" });
  assert.deepEqual([told, rests], [[true], 1]);
});

test("reports wait for the start, and are answered one at a time, with the present instant", async () => {
  const first = started();
  const answers = [first.report("a", { skew: 1 }), first.report("b", { now: 7 })];
  assert.deepEqual(calls(0), []);
  workers[0]?.say({ kind: "ready" });
  assert.deepEqual(calls(0), [[1, "a"]]);
  const [, , request] = workers[0]?.calls[0] ?? [];
  assert.deepEqual(JSON.parse(String(request)), { action: "report", text: "a", options: { skew: 1, now: 5 } });
  workers[0]?.say({ kind: "result", id: 1, result: '{"of":"a"}' });
  workers[0]?.say({ kind: "result", id: 1, result: '{"of":"another"}' });
  workers[0]?.say({ kind: "constructor" });
  workers[0]?.say({ kind: "handed-on", id: 2 });
  assert.equal(rests, 1);
  assert.deepEqual(await Promise.all(answers), [{ of: "a" }, null]);
});

test("what is under way when it fails is handed on, and it is started once more", async () => {
  const first = started();
  workers[0]?.say({ kind: "ready" });
  const lost = first.report("a");
  const next = first.report("b");
  let isPrevented = false;
  workers[0]?.onerror?.({
    preventDefault() {
      isPrevented = true;
    },
  });
  assert.deepEqual([await lost, isPrevented, workers[0]?.isEnded], [null, true, true]);
  workers[1]?.say({ kind: "ready" });
  assert.deepEqual(calls(1), [[2, "b"]]);
  workers[1]?.say({ kind: "result", id: 2, result: "{}" });
  assert.deepEqual(await next, {});
  assert.deepEqual(told, [true, false, true]);
});

test("after two failures the whole engine is asked alone", async () => {
  const first = started();
  const waits = first.report("a");
  workers[0]?.say({ kind: "fatal" });
  workers[1]?.onmessageerror?.();
  assert.equal(await waits, null);
  assert.equal(await first.report("b"), null);
  assert.deepEqual([workers.length, workers[1]?.isEnded, told, rests], [2, true, [], 1]);
});

test("one that does not start, or takes too long, is taken for lost", async () => {
  const first = started();
  mock.timers.tick(60_000);
  assert.equal(workers.length, 2);
  workers[1]?.say({ kind: "ready" });
  const slow = first.report("a");
  mock.timers.tick(5_000);
  assert.equal(await slow, null);
  assert.deepEqual(told, [true, false]);
});

test("without a worker, or WebAssembly that compiles, there is none", async () => {
  const refused = started({
    launch() {
      throw new TypeError("refused");
    },
  });
  assert.equal(await refused.report("a"), null);
  const uncompiled = started({ module: Promise.reject(new TypeError("damaged")) });
  const waits = uncompiled.report("a");
  await settled();
  assert.equal(await waits, null);
});

test("a report is given up while it waits, and with its worker while it is under way", async () => {
  const first = started();
  const [early, late] = [new AbortController(), new AbortController()];
  const codeOf = (/** @type {any} */ error) => error.code;
  const [waiting, running] = [
    first.report("a", { signal: early.signal }).catch(codeOf),
    first.report("b", { signal: late.signal }).catch(codeOf),
  ];
  early.abort();
  assert.equal(await waiting, "dead");
  workers[0]?.say({ kind: "ready" });
  late.abort();
  assert.equal(await running, "dead");
  assert.deepEqual([workers.length, workers[0]?.isEnded], [2, true]);
  workers[1]?.say({ kind: "ready" });
  const { signal } = late;
  const done = new AbortController();
  const answered = first.report("c", { signal: done.signal });
  workers[1]?.say({ kind: "result", id: 3, result: "{}" });
  assert.deepEqual(await answered, {});
  done.abort();
  assert.deepEqual([signal.aborted, workers.length], [true, 2]);
});

test("closed, it hands on all that waits, and answers nothing more", async () => {
  const first = started();
  workers[0]?.say({ kind: "ready" });
  const answers = [first.report("a"), first.report("b")];
  first.close();
  assert.deepEqual(await Promise.all(answers), [null, null]);
  assert.deepEqual([workers[0]?.isEnded, told], [true, [true, false]]);
});

test("what its worker says after it was closed starts no other", async () => {
  const first = started();
  const [worker] = workers;
  first.close();
  worker?.onmessageerror?.();
  worker?.say({ kind: "fatal" });
  assert.equal(await first.report("a"), null);
  assert.equal(workers.length, 1);
});
