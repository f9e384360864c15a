import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError } from "../../../../assets/js/engine/engine-error.js";
import { alone, asking, settled } from "./asking.mjs";
import { question, report } from "./made.mjs";

test("the report is asked for, and without a key nothing more", async () => {
  /** @type {any[]} */
  const calls = [];
  const { ask, told } = asking({
    report: async (/** @type {any[]} */ ...words) => {
      calls.push(words);
      return report("a.b.c");
    },
  });
  ask(question("a.b.c", { token: 1, judgement: { now: 5, skew: 60, expect: { iss: "a" } } }));
  await settled();
  const [[text, { signal, superseded, reached, ...options }]] = calls;
  reached(1, 2);
  assert.deepEqual(
    [text, signal.aborted || superseded.aborted, options],
    ["a.b.c", false, { now: 5, skew: 60, expect: { iss: "a" } }],
  );
  assert.deepEqual(told, [
    ["busy", true],
    ["answered", "a.b.c"],
    ["busy", false],
    ["reached", "a.b.c", 1, 2],
  ]);
});

test("how far a report is that nobody waits for any more is not told", async () => {
  /** @type {any[]} */
  const calls = [];
  const { ask, told } = asking({
    report: (/** @type {string} */ text, /** @type {any} */ { reached }) => {
      calls.push(reached);
      return text === "a" ? new Promise(() => undefined) : report(text);
    },
  });
  ask(question("a"));
  await settled();
  calls[0](1, 3);
  ask(question("b"));
  calls[0](2, 3);
  assert.deepEqual(told, [
    ["busy", true],
    ["reached", "a", 1, 3],
  ]);
});

test("with a key the signature of the token that is shown is checked", async () => {
  /** @type {any[]} */
  const calls = [];
  const { ask, news } = asking({
    report: async () => report("a", "b"),
    verify: async (/** @type {any[]} */ ...words) => {
      calls.push(words);
      return "checked";
    },
  });
  ask(question("a b", { token: 9, key: "s", secretEncoding: "hex", payload: "p" }));
  await settled();
  const [[text, key, { signal, superseded, ...options }]] = calls;
  assert.deepEqual([text, key, signal.aborted || superseded.aborted], ["a b", "s", false]);
  assert.deepEqual(options, { skew: 0, expect: {}, token: 1, secretEncoding: "hex", payload: "p" });
  assert.deepEqual(news(), [
    ["answered", "a b"],
    ["verified", "checked"],
  ]);
});

test("of a key is asked what it is, also where there is no token", async () => {
  const { ask, news } = asking({ report: async () => report(), verify: async () => "recognised" });
  ask(question("no token", { key: "s" }));
  await settled();
  assert.deepEqual(news(), [
    ["answered", "no token"],
    ["verified", "recognised"],
  ]);
});

test("another key or token alone asks for no other report", async () => {
  let reports = 0;
  const { ask, news } = asking({
    report: async () => {
      reports += 1;
      return report("a");
    },
    verify: async (/** @type {string} */ _text, /** @type {string} */ key) => key,
  });
  for (const key of ["s", "t"]) {
    ask(question("a", { key }));
    await settled();
  }
  ask(question("a", { token: 1 }));
  await settled();
  ask(question("a", { key: "t", judgement: { skew: 1, expect: {} } }));
  await settled();
  ask(question("a", { occasion: 1, judgement: { skew: 1, expect: {} } }));
  await settled();
  assert.equal(reports, 3);
  assert.deepEqual(
    news().filter(([what]) => what === "verified"),
    [
      ["verified", "s"],
      ["verified", "t"],
      ["verified", "t"],
    ],
  );
});

test("an answer about what is not asked any more is not told", async () => {
  /** @type {(() => void)[]} */
  const held = [];
  const { ask, news } = asking({
    report: (/** @type {string} */ text) => new Promise((resolve) => held.push(() => resolve(report(text)))),
  });
  ask(question("a"));
  await settled();
  ask(question("b"));
  held[0]?.();
  await settled();
  held[1]?.();
  await settled();
  assert.deepEqual(news(), [["answered", "b"]]);
});

test("what is typed while the engine starts is asked for alone", async () => {
  /** @type {any} */
  let start;
  const engine = new Promise((resolve) => {
    start = resolve;
  });
  const { ask, news } = asking({}, alone(engine));
  for (const text of ["a", "ab", "abc"]) ask(question(text));
  start({ report: async (/** @type {string} */ text) => report(text) });
  await settled();
  assert.deepEqual(news(), [["answered", "abc"]]);
});

test("a verification that comes late, or fails late, is not told", async () => {
  /** @type {any[]} */
  const held = [];
  const { ask, news } = asking({
    report: async (/** @type {string} */ text) => report(text),
    verify: () => new Promise((resolve, reject) => held.push({ resolve, reject })),
  });
  ask(question("a", { key: "s" }));
  await settled();
  ask(question("b", { key: "s" }));
  held[0].resolve("late");
  await settled();
  ask(question("c"));
  held[1].reject(new EngineError("deadline", "It took too long."));
  await settled();
  assert.deepEqual(news(), [
    ["answered", "a"],
    ["answered", "b"],
    ["answered", "c"],
  ]);
});

test("what died in the middle is asked once more", async () => {
  let tries = 0;
  const { ask, news } = asking({
    report: async () => {
      tries += 1;
      if (tries === 1) throw new EngineError("dead", "It died.");
      return report("a");
    },
  });
  ask(question("a"));
  await settled();
  assert.deepEqual(news(), [["answered", "a"]]);
});

test("what dies twice has failed, and so has what takes too long", async () => {
  const { ask, news } = asking({
    report: async (/** @type {string} */ text) => {
      throw text === "slow" ? new EngineError("deadline", "It took too long.") : new EngineError("dead", "It died.");
    },
  });
  ask(question("a"));
  await settled();
  ask(question("slow"));
  await settled();
  assert.deepEqual(news(), [
    ["failed", "dead", "It died."],
    ["failed", "deadline", "It took too long."],
  ]);
});

test("a verification that fails leaves the report, and says why", async () => {
  const { ask, news } = asking({
    report: async () => report("a"),
    verify: async () => {
      throw new EngineError("request", "The key is malformed.");
    },
  });
  ask(question("a", { key: "s" }));
  await settled();
  assert.deepEqual(news(), [
    ["answered", "a"],
    ["not verified", "The key is malformed."],
  ]);
});

test("an answer that cannot be drawn is a failure of the page, and quotes nothing", async () => {
  const { ask, news } = asking({
    report: async () => {
      throw new TypeError("eyJhbGciOiJIUzI1NiJ9 is not iterable");
    },
  });
  ask(question("a"));
  await settled();
  assert.deepEqual(news(), [["failed", "page", "The answer couldn’t be shown."]]);
  const odd = asking({
    report: () => Promise.reject("a text"),
  });
  odd.ask(question("a"));
  await settled();
  assert.deepEqual(odd.news(), [["failed", "page", "The answer couldn’t be shown."]]);
});

test("a key for the token within goes with the question, also alone", async () => {
  /** @type {any[]} */
  const calls = [];
  const { ask } = asking({
    report: async () => report("a"),
    verify: async (/** @type {any[]} */ ...words) => calls.push(words),
  });
  ask(question("a", { innerKey: "i", innerSecretEncoding: "hex", anyway: true }));
  await settled();
  const [[text, key, { signal, superseded, ...options }]] = calls;
  assert.deepEqual([text, key, signal.aborted || superseded.aborted], ["a", "", false]);
  const given = { innerKey: "i", innerSecretEncoding: "hex", anyway: true, secretEncoding: "text" };
  assert.deepEqual(options, { skew: 0, expect: {}, token: 0, ...given });
});

test("a report that is given up is not asked for again, and what waits for a key ends with what it has", async () => {
  /** @param {any} answer */
  const until =
    (answer) =>
    (/** @type {any[]} */ ...words) =>
      new Promise((resolve, reject) => {
        words.at(-1).signal.addEventListener("abort", () => answer(resolve, reject));
      });
  const lost = asking({
    report: until((/** @type {any} */ _, /** @type {any} */ reject) =>
      reject(new EngineError("dead", "It was cancelled.")),
    ),
  });
  lost.ask.cancel();
  lost.ask(question("a"));
  await settled();
  lost.ask.cancel();
  await settled();
  assert.deepEqual(lost.news(), [["failed", "dead", "It was cancelled."]]);
  const half = asking({
    report: async () => report("a"),
    verify: until((/** @type {any} */ resolve) => resolve("half")),
  });
  half.ask(question("a", { key: "k" }));
  await settled();
  half.ask.cancel();
  await settled();
  assert.deepEqual(half.news(), [
    ["answered", "a"],
    ["verified", "half"],
  ]);
});

test("what was cancelled is not asked once more", async () => {
  let calls = 0;
  const { ask } = asking({
    report: async () => report("a"),
    verify: (/** @type {string} */ _text, /** @type {string} */ _key, /** @type {any} */ { signal, anyway }) => {
      calls += 1;
      if (!anyway) return Promise.resolve("done");
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new EngineError("dead", "It was cancelled.")));
      });
    },
  });
  ask(question("a", { key: "k", anyway: true }));
  await settled();
  ask(question("a", { key: "k" }));
  await settled();
  assert.equal(calls, 2);
});
