import assert from "node:assert/strict";
import { test } from "node:test";
import { Keys } from "../../../../../assets/js/page/keys/keys.js";
import { NO_KEYS } from "../../../../../assets/js/page/keys/keys-state.js";
import { answerOf } from "./keys-made.mjs";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));
const verification = { verdict: { signature: { state: "valid" } }, decryption: null };

/** An answer that comes when it is told to. */
function later() {
  /** @type {(answer: object) => void} */
  let answer = () => undefined;
  const promise = new Promise((resolve) => {
    answer = resolve;
  });
  return { promise, answer: (/** @type {object} */ value) => answer(value) };
}

/** A page with an engine whose calls are kept. @param {object} [others] of the engine */
function opened(others = {}) {
  /** @type {any} */
  let state = { keys: NO_KEYS, answer: null };
  /** @type {unknown[][]} */
  const calls = [];
  /** @type {string[]} */
  const told = [];
  const engine = {
    key: async (/** @type {string} */ text, /** @type {any} */ { signal: _, ...options } = {}) => {
      calls.push(["key", text, ...Object.values(options)]);
      return answerOf({}, { thumbprint: "two" });
    },
    generateKey: async (/** @type {any} */ { signal: _, ...wanted }) => {
      calls.push(["generateKey", wanted]);
      return answerOf({});
    },
    verify: async (/** @type {string} */ text, /** @type {string} */ key, /** @type {any} */ { token, signal }) => {
      calls.push(["verify", text, key, token, signal.aborted]);
      return verification;
    },
    ...others,
  };
  const keys = new Keys(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
    tell: (text) => told.push(text),
  });
  return {
    keys,
    calls,
    told,
    now: () => state.keys,
    /** @param {object[]} rows */
    decode: (rows) => {
      state = {
        ...state,
        answer: { question: { text: "paste", judgement: { skew: 0, expect: {} } }, report: { rows } },
      };
    },
  };
}

test("a text is read in its encoding, and once", async () => {
  const { keys, calls, now } = opened();
  keys.typed("key", "hex");
  assert.equal(now().isBusy, true);
  keys.typed("key", "hex");
  await turns();
  assert.deepEqual(calls, [["key", "key", "hex"]]);
  assert.equal(now().answer?.keys.length, 2);
});

test("the newest of several wins", async () => {
  const { keys, calls, now } = opened();
  keys.typed("a", "text");
  keys.generate({ alg: "ES256" });
  keys.generate({ alg: "HS256" });
  await turns();
  assert.deepEqual(calls, [["generateKey", { alg: "HS256" }]]);
  assert.deepEqual([now().wanted, now().text], [{ alg: "HS256" }, ""]);
});

test("an answer that comes too late is dropped", async () => {
  const { promise, answer } = later();
  const { keys, now } = opened({ generateKey: () => promise });
  keys.generate({ alg: "ES256" });
  await turns();
  keys.forget();
  answer(answerOf({}));
  await turns();
  assert.equal(now().answer, null);
});

test("a key that takes long is given up, and so is what it is tried on", async () => {
  const cancelled = Object.assign(new Error("It was cancelled."), { code: "dead" });
  const { keys, now } = opened({
    generateKey: (/** @type {any} */ { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(cancelled))),
  });
  keys.generate({ alg: "RS256" });
  await turns();
  keys.cancel();
  await turns();
  assert.deepEqual([now().trouble, now().isBusy], ["It was cancelled.", false]);

  const { promise, answer } = later();
  let asked = 0;
  const trying = opened({
    verify: () => {
      asked += 1;
      return asked === 2 ? promise : Promise.resolve(verification);
    },
  });
  trying.decode([0, 1, 2].map((token) => ({ tokens: [token], label: "", algorithm: "HS256" })));
  trying.keys.typed("key", "text");
  await turns();
  assert.equal(trying.now().isTrying, true);
  trying.keys.cancel();
  answer(verification);
  await turns();
  assert.deepEqual([asked, trying.now().tried.length, trying.now().isTrying], [2, 1, false]);
});

test("a key that can't be tried is shown without what came of it", async () => {
  const { keys, now, decode } = opened({ verify: () => Promise.reject(new Error("no")) });
  decode([{ tokens: [0], label: "", algorithm: "HS256" }]);
  keys.typed("key", "text");
  await turns();
  assert.deepEqual([now().tried, now().isTrying, now().trouble], [[], false, ""]);
});

test("an engine that fails is said, in its own words where it has some", async () => {
  for (const [error, words] of /** @type {const} */ ([
    [Object.assign(new Error("It took too long."), { code: "deadline" }), "It took too long."],
    [new Error("secret words"), "The engine didn’t answer."],
  ])) {
    const { keys, now } = opened({ key: () => Promise.reject(error) });
    keys.typed("key", "text");
    await turns();
    assert.equal(now().trouble, words);
  }
});

test("a key is tried on the tokens that are open, and nobody waits for a diagnosis", async () => {
  const { keys, calls, now, decode } = opened();
  decode([
    { tokens: [0], label: "access_token", algorithm: "ES256" },
    { tokens: [2], label: "", algorithm: "RS256" },
  ]);
  keys.typed("key", "text");
  await turns();
  assert.deepEqual(calls.slice(1), [
    ["verify", "paste", '{"d":"1"}', 0, true],
    ["verify", "paste", '{"d":"1"}', 2, true],
  ]);
  assert.deepEqual(now().tried, [
    { name: "access_token", algorithm: "ES256", state: "valid" },
    { name: "Token 3", algorithm: "RS256", state: "valid" },
  ]);
});

test("another key takes the place of the one that is being tried", async () => {
  const { keys, now, decode } = opened();
  decode([{ tokens: [0], label: "a", algorithm: "ES256" }]);
  keys.typed("key", "text");
  await turns();
  keys.choose(1);
  keys.choose(0);
  await turns();
  assert.deepEqual([now().chosen, now().tried.length], [0, 1]);
});

test("what comes of a key that makes room for another one meanwhile is dropped", async () => {
  const { promise, answer } = later();
  let asked = 0;
  const { keys, now, decode } = opened({
    verify: () => {
      asked += 1;
      return asked === 1 ? promise : Promise.resolve(verification);
    },
  });
  decode([{ tokens: [0], label: "a", algorithm: "ES256" }]);
  keys.typed("key", "text");
  await turns();
  keys.choose(1);
  answer(verification);
  await turns();
  assert.deepEqual([asked, now().tried.length, now().isTrying], [2, 1, false]);
});

test("forms are chosen for each side, and what is private is shown and hidden", () => {
  const { keys, now } = opened();
  keys.showForm("whole", "pem");
  keys.showForm("public", "ssh");
  keys.toggle();
  assert.deepEqual([now().form, now().isShown], [{ whole: "pem", public: "ssh" }, true]);
  keys.toggle();
  assert.equal(now().isShown, false);
});

test("a set is read as one text, and gone with its last key", async () => {
  const { keys, calls, now } = opened();
  keys.typed("key", "text");
  await turns();
  keys.keep();
  await turns();
  assert.deepEqual(calls.at(-1), ["key", '{"keys":[{"d":"1"}]}']);
  assert.equal(now().set?.sets.public, '{"keys":[]}');
  keys.choose(1);
  keys.keep();
  keys.remove("one");
  await turns();
  assert.deepEqual(calls.at(-1), ["key", '{"keys":[{"d":"1"}]}']);
  keys.remove("two");
  await turns();
  assert.deepEqual([now().kept, now().set], [[], null]);
});

test("a set that comes after everything was forgotten is dropped, and one that fails is none", async () => {
  const { promise, answer } = later();
  let isBroken = false;
  const { keys, now, told } = opened({
    generateKey: async () => answerOf({}),
    key: () => (isBroken ? Promise.reject(new Error("dead")) : promise),
  });
  keys.generate({ alg: "ES256" });
  await turns();
  keys.keep();
  await turns();
  keys.forget();
  answer(answerOf({}));
  await turns();
  assert.deepEqual([now(), told], [NO_KEYS, ["The keys are cleared. The page keeps no copy of them."]]);
  isBroken = true;
  keys.generate({ alg: "ES256" });
  await turns();
  keys.keep();
  await turns();
  assert.equal(now().set, null);
});
