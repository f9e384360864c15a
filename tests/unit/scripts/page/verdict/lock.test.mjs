import assert from "node:assert/strict";
import { test } from "node:test";
import { isFailedWithin, lockOf } from "../../../../../assets/js/page/verdict/lock.js";
import { token, verdict, verification } from "../made.mjs";

/** @param {object} more @returns {any} */
const answer = (more) => ({ token: { ...token("a"), encrypted: true, nested: [], bound: null, ...more } });
/** @param {object} [more] @returns {any} */
const done = (more) => ({ kind: "done", verification: verification(more) });

test("a lock is open once the payload can be read, and there is none of what is not encrypted", () => {
  assert.equal(lockOf(answer({ payload: { kind: "encrypted" } })), "shut");
  assert.equal(lockOf(answer({ payload: null })), "shut");
  assert.equal(lockOf(answer({ payload: { kind: "claims-set" } })), "open");
  assert.equal(lockOf(answer({ encrypted: false })), "");
  assert.equal(lockOf(null), "");
});

test("what does not match within is told outside, and what matches there makes no pass of it", () => {
  const [wrong, right] = ["invalid", "valid"].map((state) => verification({ verdict: verdict(state) }));
  assert.equal(isFailedWithin(done({ inner: wrong })), true);
  assert.equal(isFailedWithin(done({ inner: right })), false);
  assert.equal(isFailedWithin(done({ inner: null })), false);
  const shut = verification({ verdict: verdict("not-attempted"), decryption: { state: "failed" } });
  assert.equal(isFailedWithin(done({ inner: shut })), true);
  assert.equal(isFailedWithin({ kind: "checking" }), false);
});
