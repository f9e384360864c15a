import assert from "node:assert/strict";
import { test } from "node:test";
import {
  findingsOf,
  innerFindingsOf,
  innerVerdictOf,
  signatureVerdictsOf,
  verdictOf,
} from "../../../../../assets/js/page/verdict/shown-verdict.js";
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

/** @param {object} [more] of the question @returns {any} */
const nested = (more) => ({
  question: question("a", more),
  token: { ...token("a"), encrypted: true, nested: [token("inner")], bound: null },
});

test("what takes minutes can be cancelled while it is computed", () => {
  const shown = verdictOf(nested({ anyway: true }), { kind: "checking" });
  assert.equal(shown?.action?.id, "cancel");
  assert.equal(verdictOf(nested(), { kind: "checking" })?.action, null);
});

test("the token within has a verdict of its own, with its own key and before it", () => {
  const before = innerVerdictOf(nested(), { kind: "none" });
  assert.deepEqual([before?.headline, before?.action?.id], [[{ text: "Decoded: inner" }], "key"]);
  const inner = verification({ headline: [{ text: "Verified." }] });
  assert.deepEqual(innerVerdictOf(nested(), done({ inner }))?.headline, [{ text: "Verified." }]);
  assert.equal(innerVerdictOf(nested(), done({ inner: null }))?.verdict.signature.state, "not-attempted");
  const checking = innerVerdictOf(nested({ innerKey: "k" }), { kind: "checking" });
  assert.deepEqual([checking?.verdict.signature.state, checking?.action], ["checking", null]);
  assert.equal(innerVerdictOf(nested(), { kind: "checking" })?.verdict.signature.state, "not-attempted");
});

test("nothing of the token within is offered to be repaired", () => {
  const answer = nested();
  answer.token.nested[0] = { ...token("inner"), action: { id: "repair", label: "Repair", settles: true } };
  assert.equal(innerVerdictOf(answer, { kind: "none" })?.action, null);
});

test("without a token within there is no verdict on one", () => {
  assert.equal(innerVerdictOf(ANSWER, { kind: "none" }), null);
  assert.equal(innerVerdictOf(null, { kind: "none" }), null);
  assert.deepEqual(innerFindingsOf(null, done({ inner: null })), []);
});

test("what is found of the token within, and of its key", () => {
  assert.deepEqual(innerFindingsOf(nested(), { kind: "none" }), [{ id: "of-the-token" }]);
  assert.deepEqual(innerFindingsOf(nested(), done({ inner: verification() })), [
    { id: "of-the-token" },
    { id: "of-the-key" },
  ]);
});
