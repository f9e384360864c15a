import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError } from "../../../../assets/js/engine/engine-error.js";
import { asking, settled } from "./asking.mjs";
import { question, report } from "./made.mjs";

/** A promise that a test settles. */
function promised() {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/**
 * A page whose whole engine is held back, before a first one that does what a test says.
 *
 * @param {(text: string, options: any) => any} first
 * @param {object} whole
 */
function early(first, whole) {
  const [started, ready] = [promised(), promised()];
  started.promise.catch(() => undefined);
  const engines = { whole: started.promise, ready: ready.promise, first: Promise.resolve({ report: first }) };
  const start = () => {
    started.resolve(whole);
    ready.resolve(whole);
  };
  return { ...asking(whole, engines), start, fail: started.reject };
}

test("while the whole engine is on its way the first one answers, and is asked again what it answered last", async () => {
  /** @type {any[]} */
  const again = [];
  const { ask, news, start } = early(async (text) => report(text), {
    report: async (/** @type {any[]} */ ...words) => {
      again.push(words);
      return report(String(words[0]));
    },
  });
  for (const text of ["a", "b"]) {
    ask(question(text, { judgement: { skew: 3, expect: {} } }));
    await settled();
  }
  assert.deepEqual(news(), [
    ["answered", "a"],
    ["answered", "b"],
  ]);
  assert.deepEqual(again, []);
  start();
  await settled();
  assert.deepEqual(again, [["b", { skew: 3, expect: {}, now: report("b").now }]]);
  assert.equal(news().length, 2);
});

test("another report of the whole engine is told", async () => {
  const { ask, news, start } = early(async () => report("a"), { report: async () => report("a", "b") });
  ask(question("a"));
  await settled();
  start();
  await settled();
  assert.deepEqual(news(), [
    ["answered", "a"],
    ["differed", "a", report("a", "b")],
  ]);
});

test("a whole engine that fails at what the first one answered says so to whoever asks it", async () => {
  const { ask, news, start } = early(async () => report("a"), { report: () => Promise.reject(new Error("lost")) });
  ask(question("a"));
  await settled();
  start();
  await settled();
  assert.deepEqual(news(), [["answered", "a"]]);
});

test("what the first engine hands on waits for the whole one, unless something else is asked meanwhile", async () => {
  const first = async (/** @type {string} */ text) => (text === "known" ? report(text) : null);
  const { ask, news, start } = early(first, { report: async (/** @type {string} */ text) => report(text) });
  for (const text of ["odd", "known", "odder"]) {
    ask(question(text));
    await settled();
  }
  start();
  await settled();
  assert.deepEqual(news(), [
    ["handed on", "odd"],
    ["answered", "known"],
    ["handed on", "odder"],
    ["answered", "odder"],
  ]);
});

test("a verification waits for the whole engine, and holds up no other text", async () => {
  const { ask, news, start } = early(async (text) => report(text), {
    report: async (/** @type {string} */ text) => report(text),
    verify: async (/** @type {string} */ text) => `checked ${text}`,
  });
  for (const text of ["a", "b"]) {
    ask(question(text, { key: "k" }));
    await settled();
  }
  start();
  await settled();
  assert.deepEqual(news(), [
    ["answered", "a"],
    ["answered", "b"],
    ["verified", "checked b"],
  ]);
});

test("where the whole engine does not start, what waits for it is told", async () => {
  const { ask, news, fail } = early(async (text) => (text === "a" ? report(text) : null), {});
  fail(new EngineError("boot", "It did not start."));
  ask(question("a", { key: "k" }));
  await settled();
  ask(question("odd"));
  await settled();
  assert.deepEqual(news(), [
    ["answered", "a"],
    ["not verified", "It did not start."],
    ["handed on", "odd"],
    ["failed", "boot", "It did not start."],
  ]);
});

test("an answer of the first engine that comes late is not told", async () => {
  /** @type {(() => void)[]} */
  const held = [];
  const { ask, news } = early((text) => new Promise((resolve) => held.push(() => resolve(report(text)))), {});
  ask(question("a"));
  await settled();
  ask(question("b"));
  held[0]?.();
  await settled();
  held[1]?.();
  await settled();
  assert.deepEqual(news(), [["answered", "b"]]);
});

test("what is asked before the first engine is there is asked for alone", async () => {
  const first = promised();
  const never = new Promise(() => undefined);
  const { ask, news } = asking({}, { whole: never, ready: never, first: first.promise });
  for (const text of ["a", "ab"]) ask(question(text));
  first.resolve({ report: async (/** @type {string} */ text) => report(text) });
  await settled();
  assert.deepEqual(news(), [["answered", "ab"]]);
});
