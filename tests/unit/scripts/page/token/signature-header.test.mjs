import assert from "node:assert/strict";
import { test } from "node:test";
import { headerOf, parametersOf } from "../../../../../assets/js/page/token/signature-header.js";

/** @type {any} */
const TOKEN = {
  header: { text: "first" },
  parameters: [{ name: "alg" }],
  signatures: [
    { header: { text: "first" }, parameters: [] },
    { header: null, parameters: [{ name: "kid" }] },
  ],
};

/** @param {object} [more] @returns {any} */
const segment = (more) => ({ role: "header", start: 0, end: 0, text: "", ...more });

test("a header is that of the signature that the report names", () => {
  assert.deepEqual(headerOf(TOKEN, segment({ signature: 0 })), { text: "first" });
});

test("it has no a segment that is no header has none, nor has one of a signature that", () => {
  assert.equal(headerOf(TOKEN, segment()), null);
  assert.equal(headerOf(TOKEN, segment({ signature: 1 })), null);
  assert.equal(headerOf(TOKEN, segment({ signature: 9 })), null);
});

test("the parameters of the first signature stand with the token", () => {
  assert.deepEqual(parametersOf(TOKEN, 0), [{ name: "alg" }]);
  assert.deepEqual(parametersOf(TOKEN, 1), [{ name: "kid" }]);
  assert.deepEqual(parametersOf(TOKEN, 9), []);
});
