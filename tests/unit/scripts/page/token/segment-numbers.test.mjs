import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOf } from "../../../../../assets/js/page/token/segment-numbers.js";

/** @param {...string} roles */
const numbers = (...roles) => {
  const segments = /** @type {any} */ (roles.map((role) => ({ role })));
  return roles.map((_, index) => numberOf(segments, index));
};

test("the segments of a compact token are numbered as they are in it", () => {
  assert.deepEqual(numbers("header", "payload", "signature"), [1, 2, 3]);
  assert.deepEqual(
    numbers("header", "encrypted-key", "initialization-vector", "ciphertext", "authentication-tag"),
    [1, 2, 3, 4, 5],
  );
  assert.deepEqual(numbers("header", "payload", "signature", "disclosure", "key-binding"), [1, 2, 3, 4, 5]);
});

test("members of JSON are numbered as they are drawn, wherever they are in it", () => {
  assert.deepEqual(numbers("payload", "header", "signature", "header", "signature"), [2, 1, 3, 4, 5]);
  assert.deepEqual(numbers("header", "signature", "header", "signature", "payload"), [1, 5, 2, 3, 4]);
});

test("what a token lacks takes no number", () => {
  assert.deepEqual(numbers("header", "signature"), [1, 2]);
  assert.deepEqual(numbers("plain", "plain"), [1, 2]);
});
