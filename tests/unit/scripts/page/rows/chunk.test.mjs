import assert from "node:assert/strict";
import { test } from "node:test";
import { chunkAt } from "../../../../../assets/js/page/rows/chunk.js";

/** @param {number[]} ends @returns {any[]} chunks that end before these rows */
const chunks = (...ends) => ends.map((end, at) => ({ start: at === 0 ? 0 : ends[at - 1], end }));

test("a row is found in the chunk that has it", () => {
  const found = [0, 2, 3, 8, 9, 10].map((index) => chunkAt(chunks(3, 9, 10), index)?.end);
  assert.deepEqual(found, [3, 3, 9, 9, 10, undefined]);
  assert.equal(chunkAt([], 0), undefined);
});
