import assert from "node:assert/strict";
import { test } from "node:test";
import {
  chosen,
  isAsked,
  NOTHING_COMPARED,
  retyped,
  rowsOf,
  swapped,
} from "../../../../../assets/js/page/compare/compare-state.js";

const TEXTS = { ...NOTHING_COMPARED, a: "A", b: "B", token: 2, other: 1 };
const ANSWER = /** @type {any} */ ({
  a: { token: 2 },
  b: { token: 1 },
  rows: [
    { name: "iss", change: "changed" },
    { name: "aud", change: "same" },
  ],
});

test("another text may mean any of its tokens", () => {
  assert.deepEqual(retyped(TEXTS, "a", "C"), { ...TEXTS, a: "C", token: 0 });
  assert.deepEqual(retyped({ ...TEXTS, b: "" }, "a", "C"), { ...TEXTS, a: "C", b: "", token: 0, other: null });
  assert.deepEqual(retyped(TEXTS, "b", "C"), { ...TEXTS, b: "C", other: null });
});

test("a token is chosen for its side", () => {
  assert.equal(chosen(TEXTS, "a", 4).token, 4);
  assert.equal(chosen(TEXTS, "b", 4).other, 4);
});

test("the sides are swapped with the tokens that were compared", () => {
  const state = { ...TEXTS, answer: ANSWER };
  assert.deepEqual(swapped(state), { ...state, a: "B", b: "A", token: 1, other: 2 });
  assert.deepEqual(swapped({ ...state, b: "" }), { ...state, b: "", token: 1, other: 2 });
  assert.deepEqual(swapped(TEXTS), { ...TEXTS, a: "B", b: "A", token: 0, other: null });
});

test("nothing is asked of empty fields", () => {
  assert.equal(isAsked(NOTHING_COMPARED), false);
  assert.equal(isAsked({ ...NOTHING_COMPARED, b: "b" }), true);
  assert.equal(isAsked({ ...NOTHING_COMPARED, a: "a" }), true);
});

test("what is the same is named, unless all of it is shown", () => {
  const state = { ...TEXTS, answer: ANSWER };
  assert.deepEqual(rowsOf(NOTHING_COMPARED), { shown: [], same: [], count: 0 });
  assert.deepEqual(rowsOf(state), { shown: [ANSWER.rows[0]], same: ["aud"], count: 1 });
  assert.deepEqual(rowsOf({ ...state, isWhole: true }), { shown: ANSWER.rows, same: [], count: 1 });
});
