import assert from "node:assert/strict";
import { test } from "node:test";
import {
  hasToken,
  instantOf,
  isClockSet,
  judgementOf,
  knownAnswer,
  NOTHING_EXPECTED,
  questionOf,
  undoable,
} from "../../../../assets/js/page/state.js";
import { FIELDS, question, ready, report, token } from "./made.mjs";

/** @param {object} fields @returns {any} */
const withFields = (fields) => ready({ text: "a.b.c", fields: { ...FIELDS, ...fields } });

test("the engine is asked about the paste, and what stands in the fields", () => {
  assert.deepEqual(questionOf(withFields({ key: "s", secretEncoding: "hex", payload: "p" })), {
    text: "a.b.c",
    token: 0,
    occasion: 0,
    judgement: { skew: 0, expect: {} },
    key: "s",
    secretEncoding: "hex",
    payload: "p",
  });
});

test("an empty field for the payload is no payload", () => {
  assert.equal("payload" in questionOf(withFields({})), false);
});

test("a judgement has what was typed, and nothing of what cannot be", () => {
  const expect = { ...NOTHING_EXPECTED, iss: "https://a.example", scope: "read" };
  assert.deepEqual(judgementOf({ ...FIELDS, now: "100", skew: "60", expect }), {
    now: 100,
    skew: 60,
    expect: { iss: "https://a.example", scope: "read" },
  });
  assert.deepEqual(judgementOf({ ...FIELDS, now: "never", skew: "-5" }), { skew: 0, expect: {} });
});

test("the page speaks as of the instant that is set, or else of this second", () => {
  const running = { ...withFields({}), present: 7 };
  assert.deepEqual([instantOf(running), isClockSet(running)], [7, false]);
  const set = { ...withFields({ now: "3" }), present: 7 };
  assert.deepEqual([instantOf(set), isClockSet(set)], [3, true]);
});

test("an answer of an engine that is gone is not known any more", () => {
  const answer = { question: question("a.b.c"), report: report("a.b.c"), token: token("a.b.c") };
  assert.equal(knownAnswer(ready({ answer })), answer);
  assert.equal(knownAnswer(ready({ answer, isLost: true })), null);
  assert.equal(hasToken(ready({ answer })), true);
  assert.equal(hasToken(ready({ answer, isLost: true })), false);
  assert.equal(hasToken(ready({ answer: { ...answer, token: null } })), false);
  assert.equal(hasToken(ready()), false);
});

test("what was cleared can be had back while the field is empty", () => {
  assert.equal(undoable(ready({ text: "", cleared: "a" })), "a");
  assert.equal(undoable(ready({ text: "b", cleared: "a" })), "");
});
