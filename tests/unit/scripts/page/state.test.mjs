import assert from "node:assert/strict";
import { test } from "node:test";
import { judgementOf, questionOf } from "../../../../assets/js/page/question.js";
import {
  hasToken,
  instantOf,
  isClockSet,
  isOfText,
  isOutdated,
  isPending,
  isReported,
  isStale,
  isUnanswered,
  knownAnswer,
  NOTHING_EXPECTED,
  shownToken,
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

test("a key for the token within is asked about where there is one", () => {
  const { innerKey, innerSecretEncoding } = questionOf(withFields({ innerKey: "i", innerSecretEncoding: "hex" }));
  assert.deepEqual([innerKey, innerSecretEncoding], ["i", "hex"]);
  assert.equal("innerKey" in questionOf(withFields({})), false);
});

test("what takes long is computed for the token and the key for which it was asked, and no others", () => {
  const state = withFields({ key: "k" });
  const asked = { ...state, anyway: questionOf(state) };
  assert.equal(questionOf(asked).anyway, true);
  for (const other of [{ text: "a.b.d" }, { chosen: 1 }, { fields: { ...state.fields, key: "l" } }, { anyway: null }])
    assert.equal("anyway" in questionOf({ ...asked, ...other }), false);
});

test("nothing is outdated while it is checked", () => {
  const state = ready({ text: "a", present: 500, check: { kind: "checking" } });
  const answer = { question: questionOf(state), report: { ...report("a"), now: 1 }, token: { ...token("a"), next: 9 } };
  assert.equal(isOutdated({ ...state, answer }), false);
  assert.equal(isOutdated({ ...state, answer, check: { kind: "none" } }), true);
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

test("the report belongs to what is on screen but for the key", () => {
  const answer = { question: question("a.b.c"), report: report("a.b.c"), token: token("a.b.c") };
  assert.equal(isReported(ready({ text: "a.b.c" })), false);
  assert.equal(isReported({ ...withFields({ key: "another" }), answer }), true);
  assert.equal(isReported({ ...withFields({ skew: "5" }), answer }), false);
  assert.equal(isReported(ready({ text: "a.b.d", answer })), false);
});

/** @param {object} [more] @returns {any} */
const settled = (more) => {
  const state = withFields({});
  const made = report([token()]);
  return {
    ...state,
    decoded: { text: state.text, report: made, token: made.tokens[0], index: 0 },
    answer: { question: questionOf(state), report: { ...made, now: 100 }, token: { ...token(), next: 200 } },
    present: 150,
    ...more,
  };
};

test("an answer belongs to the text, the choice, the key and the judgement that were asked about", () => {
  assert.equal(isStale(settled()), false);
  assert.equal(isStale(settled({ answer: null })), false);
  assert.equal(isStale(settled({ text: "d.e.f" })), true);
  assert.equal(isStale(settled({ chosen: 1 })), true);
  assert.equal(isStale(settled({ occasion: 1 })), true);
  for (const [name, value] of Object.entries({ key: "s", secretEncoding: "hex", payload: "p", skew: "60", now: "7" })) {
    assert.equal(isStale(settled({ fields: { ...FIELDS, [name]: value } })), true, name);
  }
  const expect = { ...NOTHING_EXPECTED, iss: "https://a.example" };
  assert.equal(isStale(settled({ fields: { ...FIELDS, expect } })), true);
});

test("an answer is on its way while the signature is checked, and while what is drawn is of another question", () => {
  assert.equal(isPending(settled()), false);
  assert.equal(isPending(settled({ isBusy: true })), true);
  assert.equal(isPending(settled({ check: { kind: "checking" } })), true);
  assert.equal(isPending(settled({ text: "d.e.f" })), true);
});

test("a first answer on its way is waited for as another one is, once Python runs", () => {
  const first = { answer: null, isBusy: true };
  assert.equal(isUnanswered(settled({ text: "d.e.f" })), true);
  assert.equal(isUnanswered(settled()), false);
  assert.equal(isUnanswered(settled(first)), true);
  assert.equal(isUnanswered(settled({ ...first, isBusy: false })), false);
  assert.equal(isUnanswered(settled({ ...first, text: "" })), false);
  assert.equal(isUnanswered(settled({ ...first, phase: "waiting" })), false);
});

test("places in the paste are those of the text that was decoded", () => {
  assert.equal(isOfText(settled()), true);
  assert.equal(isOfText(settled({ text: "d.e.f" })), false);
  assert.equal(isOfText(settled({ decoded: null })), false);
});

test("the token that is drawn is nobody's while another one is on screen", () => {
  const state = settled();
  assert.equal(shownToken(state), state.answer.token);
  assert.equal(shownToken(settled({ text: "d.e.f" })), null);
  assert.equal(shownToken(settled({ chosen: 1 })), null);
  assert.equal(shownToken(settled({ answer: null })), null);
});

test("it is time to ask again at the next change, and when the clock went back", () => {
  assert.equal(isOutdated(settled()), false);
  assert.equal(isOutdated(settled({ present: 199 })), false);
  assert.equal(isOutdated(settled({ present: 200 })), true);
  assert.equal(isOutdated(settled({ present: 201 })), true);
  assert.equal(isOutdated(settled({ present: 100 })), false);
  assert.equal(isOutdated(settled({ present: 99 })), true);
  assert.equal(isOutdated(settled({ present: 200, fields: { ...FIELDS, now: "150" } })), false);
  assert.equal(isOutdated(settled({ present: 200, text: "d.e.f" })), false);
  assert.equal(isOutdated(settled({ answer: null })), false);
  const { answer } = settled();
  assert.equal(isOutdated(settled({ present: 200, answer: { ...answer, token: null } })), false);
});
