import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING_COMPARED } from "../../../../../assets/js/page/compare/compare-state.js";
import { Comparing } from "../../../../../assets/js/page/compare/comparing.js";

const turns = () => new Promise((resolve) => setTimeout(resolve, 5));
const FIELDS = {
  key: "",
  secretEncoding: "text",
  innerKey: "",
  innerSecretEncoding: "text",
  now: "",
  skew: "",
  expect: {},
};
const ANSWER = { a: { token: 1 }, b: { token: 0 }, rows: [] };

/** A page in the mode Compare, with an engine whose calls are kept. @param {object} [more] of the state */
function opened(more = {}) {
  /** @type {any} */
  let state = {
    mode: "compare",
    comparing: NOTHING_COMPARED,
    fields: FIELDS,
    linked: { key: "", other: "" },
    present: 0,
    text: "",
    chosen: 0,
    ...more,
  };
  /** @type {unknown[][]} */
  const calls = [];
  /** @type {unknown[][]} */
  const shown = [];
  /** @type {Map<string, () => void>} */
  const held = new Map();
  const engine = {
    compare: async (/** @type {string} */ a, /** @type {string} */ b, /** @type {any} */ { signal, ...options }) => {
      calls.push([a, b, options]);
      if (a.startsWith("held")) {
        await new Promise((resolve, reject) => {
          held.set(a, () => resolve(null));
          signal.addEventListener("abort", () => reject(Object.assign(new Error("Cancelled."), { code: "dead" })));
        });
      }
      if (a.endsWith("broken")) throw new Error("no");
      return ANSWER;
    },
  };
  const comparing = new Comparing(async () => /** @type {any} */ (engine), {
    state: () => state,
    change: (change) => {
      state = change(state);
    },
    open: (text, token) => shown.push([text, token]),
  });
  return {
    comparing,
    calls,
    shown,
    letGo: (/** @type {string} */ a) => held.get(a)?.(),
    now: () => state.comparing,
    set: (/** @type {object} */ one) => {
      state = { ...state, ...one };
    },
  };
}

test("two texts are compared with the key and the expectations of Decode, once", async () => {
  const fields = { ...FIELDS, key: "k", innerKey: "i", skew: "60", expect: { iss: "x", aud: "" } };
  const { comparing, calls, now } = opened({ fields });
  comparing.typed("a", "A");
  comparing.typed("b", "B");
  await turns();
  comparing.ask();
  comparing.show(true);
  await turns();
  const keys = { key: "k", secretEncoding: "text", innerKey: "i", innerSecretEncoding: "text" };
  assert.deepEqual(calls.at(-1), ["A", "B", { token: 0, skew: 60, expect: { iss: "x" }, ...keys }]);
  assert.equal(calls.filter(([, b]) => b === "B").length, 1);
  assert.equal(now().answer, ANSWER);
  assert.equal(now().isWhole, true);
});

test("a token is chosen, the sides are swapped, and one of them is shown in Decode", async () => {
  const { comparing, calls, shown } = opened();
  comparing.typed("a", "A");
  await turns();
  comparing.open("a");
  comparing.open("b");
  comparing.typed("b", "B");
  comparing.choose("b", 3);
  await turns();
  comparing.open("b");
  comparing.swap();
  await turns();
  assert.deepEqual(shown, [
    ["A", 1],
    ["A", 0],
    ["B", 0],
  ]);
  assert.deepEqual(calls.at(-1), ["B", "A", { token: 0, other: 1, skew: 0, expect: {} }]);
});

test("where it is empty, the token of Decode is the first; elsewhere nothing is asked", async () => {
  const { comparing, calls, now, set } = opened({ text: "decoded", chosen: 2, mode: "decode" });
  comparing.arrive();
  await turns();
  assert.deepEqual([calls.length, now().a, now().token], [0, "decoded", 2]);
  set({ mode: "compare" });
  comparing.arrive();
  await turns();
  assert.equal(calls.length, 1);
});

test("empty fields have no answer, and a failure is told", async () => {
  const { comparing, now, shown } = opened();
  comparing.arrive();
  comparing.open("a");
  assert.deepEqual(shown, [["", 0]]);
  comparing.typed("a", "broken");
  await turns();
  assert.notEqual(now().trouble, "");
  comparing.typed("a", "");
  await turns();
  assert.deepEqual([now().trouble, now().answer, now().isBusy], ["", null, false]);
});

test("an answer that comes too late is left", async () => {
  const { comparing, calls, now, letGo } = opened();
  for (const early of ["held, broken", "held, early"]) {
    comparing.typed("a", early);
    await turns();
    comparing.typed("a", "broken");
    letGo(early);
    await turns();
    assert.notEqual(now().trouble, "");
    assert.equal(now().answer, null);
  }
  assert.equal(calls.length, 4);
  comparing.typed("a", "held, emptied");
  await turns();
  comparing.typed("a", "");
  letGo("held, emptied");
  await turns();
  assert.deepEqual([now().answer, now().isBusy], [null, false]);
});

test("what takes long is given up, and asked again by whoever comes back", async () => {
  const { comparing, calls, now, letGo } = opened();
  comparing.typed("a", "held");
  await turns();
  assert.equal(now().isBusy, true);
  comparing.cancel();
  await turns();
  assert.deepEqual([now().isBusy, now().trouble, now().a], [false, "Cancelled.", "held"]);
  comparing.arrive();
  await turns();
  letGo("held");
  await turns();
  assert.equal(calls.length, 2);
  assert.deepEqual([now().answer, now().trouble], [ANSWER, ""]);
});
