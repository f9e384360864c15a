import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_CODE, shownSnippet } from "../../../../../assets/js/page/code/code-state.js";
import { Coding } from "../../../../../assets/js/page/code/coding.js";
import { Gone } from "../../../../../assets/js/page/export/gone.js";
import { keptCall } from "../kept-call.mjs";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

/** @param {string} id */
const snippet = (id) => ({ id, name: id.toUpperCase(), language: "python", code: `${id} code` });

/** @type {any} */
const ANSWER = { problem: "", line: "", snippets: [snippet("one"), snippet("two")] };

/** A page with a token and an engine whose calls are kept. @param {() => Promise<any>} [answer] of the engine */
function opened(answer = async () => ANSWER) {
  const fields = {
    key: "k",
    secretEncoding: "hex",
    payload: "p",
    innerKey: "i",
    innerSecretEncoding: "text",
    now: "5",
    skew: "1",
    expect: { iss: "a", aud: "" },
  };
  const asked = { text: "a.b.c", chosen: 2, occasion: 3, anyway: null, fields, linked: { key: "", other: "" } };
  /** @type {any} */
  let state = { waiting: [], ...asked, answer: { token: {} }, coding: NO_CODE };
  /** @type {any[]} */
  const calls = [];
  const engine = {
    snippet: async (/** @type {any[]} */ ...given) => {
      calls.push(keptCall(given));
      return answer();
    },
  };
  const coding = new Coding(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
  });
  return {
    coding,
    calls,
    now: () => state.coding,
    put: (/** @type {object} */ some) => {
      state = { ...state, ...some };
    },
  };
}

test("nothing is asked while the fold is closed, or without a token", async () => {
  const { coding, calls, put } = opened();
  coding.ask();
  coding.open(true);
  put({ answer: null });
  coding.ask();
  await turns();
  assert.deepEqual(calls, []);
});

test("code is asked for with the key and what is expected, and with nothing that it does not take", async () => {
  const { coding, calls, now } = opened();
  coding.open(true);
  coding.ask();
  assert.equal(now().isCurrent, false);
  await turns();
  const options = { now: 5, skew: 1, expect: { iss: "a" }, token: 2, secretEncoding: "hex" };
  assert.deepEqual(calls, [["a.b.c", "k", options]]);
  assert.deepEqual([now().answer, now().isCurrent], [ANSWER, true]);
});

test("the library that was chosen is shown, where there is code for it", () => {
  assert.equal(shownSnippet(ANSWER, "two")?.id, "two");
  assert.equal(shownSnippet(ANSWER, "three")?.id, "one");
  assert.equal(shownSnippet({ ...ANSWER, snippets: [] }, "one"), null);
  assert.equal(shownSnippet(null, ""), null);
});

test("the newest question wins, and an engine that fails is said", async () => {
  let count = 0;
  const { coding, now } = opened(async () => {
    count += 1;
    if (count > 1) throw new Error("no");
    return { ...ANSWER, line: "old" };
  });
  coding.open(true);
  coding.ask();
  await turns();
  coding.ask();
  await turns();
  assert.deepEqual([now().answer, now().trouble], [null, "The engine didn’t answer."]);
});

test("a key that came with a link says so", async () => {
  const { coding, calls, put } = opened();
  put({ linked: { key: "k", other: "" } });
  coding.open(true);
  coding.ask();
  await turns();
  assert.equal(calls[0][2].keyOrigin, "from-link");
});

test("an answer that was overtaken, or a failure, is not taken", async () => {
  /** @type {((value: any) => void)[]} */
  const pending = [];
  const { coding, now } = opened(
    () => new Promise((resolve, reject) => pending.push((value) => (value ? resolve(value) : reject(new Error("no"))))),
  );
  coding.open(true);
  coding.ask();
  await turns();
  coding.ask();
  pending.shift()?.({ ...ANSWER, line: "old" });
  await turns();
  assert.equal(now().answer, null);
  coding.ask();
  pending.shift()?.(null);
  await turns();
  assert.equal(now().trouble, "");
  pending.shift()?.(ANSWER);
  await turns();
  assert.equal(now().answer, ANSWER);
});

test("what is copied is the code that is shown, once it is that of what is on screen", async () => {
  const { coding, calls, put } = opened();
  coding.choose("two");
  assert.equal(await coding.code(), "two code");
  assert.equal(calls.length, 1);
  put({ coding: { ...NO_CODE, answer: ANSWER, isCurrent: true } });
  assert.equal(await coding.code(), "one code");
  assert.equal(calls.length, 1);
});

test("code of a token that is gone is not copied", async () => {
  for (const change of [{ text: "d.e.f" }, { chosen: 0 }]) {
    const { coding, put } = opened(async () => {
      put(change);
      return ANSWER;
    });
    await assert.rejects(coding.code(), Gone);
  }
  const { coding } = opened(async () => ({ ...ANSWER, snippets: [] }));
  await assert.rejects(coding.code(), Gone);
});

test("what is under way can be given up", async () => {
  const { coding, calls } = opened(() => new Promise(() => undefined));
  coding.open(true);
  coding.ask();
  await turns();
  assert.equal(calls[0].signal.aborted, false);
  coding.cancel();
  assert.equal(calls[0].signal.aborted, true);
});
