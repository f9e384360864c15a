import assert from "node:assert/strict";
import { test } from "node:test";
import { leftOutOf } from "../../../../../assets/js/page/encode/left-out.js";

/** @param {object} [more] @returns {any} */
const token = (more) => ({ signatures: [{}], encrypted: false, bound: null, processed: null, ...more });

test("of a token that is taken along as a whole nothing is said", () => {
  assert.equal(leftOutOf(token()), "");
  assert.equal(leftOutOf(token({ processed: { undisclosed: 0 } })), "");
});

test("what can't be taken along is said, each in a sentence", () => {
  assert.equal(leftOutOf(token({ signatures: [{}, {}] })), "Only the first of its 2 signatures is here.");
  assert.equal(
    leftOutOf(token({ signatures: [{}, {}, {}], encrypted: true, aad: {} })),
    "Only the first of its 3 recipients is here. Its additional authenticated data (aad) was left out.",
  );
  assert.equal(
    leftOutOf(token({ bound: 0, processed: { undisclosed: 1 } })),
    "Its Key Binding JWT was left out: the holder signs a new one. 1 digest that no Disclosure matches was left out.",
  );
  assert.match(leftOutOf(token({ processed: { undisclosed: 2 } })), /^2 digests/);
});
