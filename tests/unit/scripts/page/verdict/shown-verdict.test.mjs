import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf, signatureVerdictsOf, verdictOf } from "../../../../../assets/js/page/verdict/shown-verdict.js";
import { question, report, token, verdict, verification } from "../made.mjs";

/** @type {any} */
const ANSWER = { question: question("a"), report: report("a"), token: token("a") };
/** @param {object} [more] @returns {any} */
const done = (more) => ({ kind: "done", verification: verification(more) });

test("without a token there is no verdict", () => {
  assert.equal(verdictOf(null, { kind: "none" }), null);
  assert.equal(verdictOf({ ...ANSWER, token: null }, { kind: "none" }), null);
});

test("without a key it is that of the report", () => {
  const { headline, line, action } = token("a");
  assert.deepEqual(verdictOf(ANSWER, { kind: "none" }), { verdict: verdict("not-attempted"), headline, line, action });
});

test("while the signature is checked it says so, and the other lines stay", () => {
  const shown = verdictOf(ANSWER, { kind: "checking" });
  assert.deepEqual(shown?.verdict.signature, { state: "checking", message: "", data: {} });
  assert.deepEqual(shown?.verdict.time, verdict("x").time);
  assert.deepEqual(shown?.headline, [{ text: "Checking the signature …" }]);
  assert.deepEqual([shown?.line, shown?.action], [[], null]);
});

test("a check that failed says why, under the headline of the report", () => {
  const shown = verdictOf(ANSWER, { kind: "failed", message: "It took too long." });
  assert.deepEqual(shown?.verdict.signature, { state: "not-attempted", message: "It took too long.", data: {} });
  assert.deepEqual(shown?.headline, [{ text: "Decoded: a" }]);
  assert.deepEqual(shown?.line, [{ text: "It took too long." }]);
});

test("what came of a key is what came of it", () => {
  const shown = verdictOf(ANSWER, done());
  const headline = [{ text: "The signature doesn't match." }];
  assert.deepEqual(shown, { verdict: verdict("invalid"), headline, line: [], action: null });
});

test("each signature has its verdict", () => {
  assert.deepEqual(signatureVerdictsOf(null, { kind: "none" }), []);
  assert.deepEqual(signatureVerdictsOf(ANSWER, { kind: "checking" }), [verdict("not-attempted")]);
  assert.deepEqual(signatureVerdictsOf(ANSWER, done()), [verdict("invalid")]);
});

test("what is found of the key comes after what is found of the token", () => {
  assert.deepEqual(findingsOf(null, { kind: "none" }), []);
  assert.deepEqual(findingsOf(ANSWER, { kind: "none" }), [{ id: "of-the-token" }]);
  assert.deepEqual(findingsOf(ANSWER, done()), [{ id: "of-the-token" }, { id: "of-the-key" }]);
});

test("a diagnosis says why the signature is invalid, in the place of the reason", () => {
  const shown = verdictOf(ANSWER, done({ diagnosed: "The key is base64." }));
  assert.deepEqual(shown?.verdict.signature, { ...verdict("invalid").signature, message: "The key is base64." });
  assert.deepEqual(shown?.verdict.time, verdict("invalid").time);
});

test("what is decrypted has no signature that is checked", () => {
  const answer = /** @type {any} */ ({ ...ANSWER, token: { ...ANSWER.token, encrypted: true } });
  const shown = verdictOf(answer, { kind: "checking" });
  assert.equal(shown?.verdict.signature.state, "not-attempted");
  assert.deepEqual(shown?.headline, [{ text: "Decrypting …" }]);
});
