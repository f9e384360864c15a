import assert from "node:assert/strict";
import { test } from "node:test";
import { aboutRow, numberOf, rowOf, statesOf } from "../../../../../assets/js/page/input/token-rows.js";
import { question, report, verification } from "../made.mjs";

/** @param {object} [more] @returns {any} */
const row = (more) => ({ tokens: [2], lines: [7], kind: "ID Token", issuer: "a.example", ...more });

const UNTRIED = { line: "signature", state: "not-attempted", why: "" };
const EXPIRED = { line: "time", state: "expired", why: "" };

test("a token is found in the row of those that are equal to it", () => {
  const rows = [row({ tokens: [0, 2] }), row({ tokens: [1] })];
  assert.deepEqual([rowOf(rows, 2), rowOf(rows, 1), rowOf(rows, 3)], [0, 1, -1]);
});

test("what came of the key stands in the row of each token it was tried on", () => {
  /** @type {any} */
  const answer = { question: question("a b", { token: 1 }), report: report("a", "b"), token: null };
  const done = /** @type {any} */ ({ kind: "done", verification: verification({ worst: EXPIRED }) });
  assert.deepEqual(statesOf(answer, { kind: "none" }), [UNTRIED, UNTRIED]);
  assert.deepEqual(statesOf(answer, { kind: "failed", message: "It died." }), [UNTRIED, UNTRIED]);
  assert.deepEqual(statesOf(answer, { kind: "checking" }), [null, { line: "signature", state: "checking", why: "" }]);
  assert.deepEqual(statesOf(answer, done), [UNTRIED, EXPIRED]);
  const all = /** @type {any} */ ({ kind: "done", verification: verification({ rows: [EXPIRED], worst: UNTRIED }) });
  assert.deepEqual(statesOf(answer, all), [EXPIRED, UNTRIED]);
});

test("a row says kind, issuer and line, and leaves out what is not known", () => {
  assert.equal(aboutRow(row(), false), "ID Token · a.example · line 7");
  assert.equal(aboutRow(row({ issuer: "" }), true), "ID Token");
});

test("equal tokens are counted, and it is said where the first of them stand", () => {
  assert.equal(aboutRow(row({ tokens: [0, 2], lines: [1, 9] }), false), "ID Token · a.example · 2 times · lines 1, 9");
  assert.equal(aboutRow(row({ tokens: [0, 2], lines: [3, 3] }), false), "ID Token · a.example · 2 times · line 3");
  const many = row({ issuer: "", tokens: [0, 1, 2, 3, 4], lines: [1, 2, 3, 4, 5] });
  assert.equal(aboutRow(many, false), "ID Token · 5 times · lines 1, 2, 3, 4 …");
});

test("a token without a name has a number", () => {
  assert.equal(numberOf(row()), "Token 3");
  assert.equal(numberOf(row({ tokens: [] })), "Token 1");
});
