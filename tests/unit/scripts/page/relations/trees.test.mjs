import assert from "node:assert/strict";
import { test } from "node:test";
import { treesOf } from "../../../../../assets/js/page/relations/trees.js";

/**
 * Relations between things called by their places. @param {number} count of those @param {[number, number][]} pairs
 * @returns {any}
 */
function answer(count, pairs) {
  return {
    nodes: Array.from({ length: count }, (_, place) => ({ name: String(place) })),
    relations: pairs.map(([source, target]) => ({ source, target })),
  };
}

/** @param {any} tree @returns {any} */
const shape = ({ node, branches }) => [node.name, ...branches.map((/** @type {any} */ { tree }) => shape(tree))];

test("what a thing leads to stands below it", () => {
  assert.deepEqual(
    treesOf(
      answer(4, [
        [0, 1],
        [0, 2],
        [2, 3],
      ]),
    ).map(shape),
    [["0", ["1"], ["2", ["3"]]]],
  );
});

test("each relation is drawn once, also in a circle", () => {
  assert.deepEqual(
    treesOf(
      answer(2, [
        [0, 1],
        [1, 0],
      ]),
    ).map(shape),
    [["0", ["1", ["0"]]]],
  );
  assert.deepEqual(treesOf(answer(1, [[0, 0]])).map(shape), [["0", ["0"]]]);
});

test("a long line goes on in another tree", () => {
  const line = /** @type {[number, number][]} */ (Array.from({ length: 6 }, (_, place) => [place, place + 1]));
  assert.deepEqual(treesOf(answer(7, line)).map(shape), [
    ["0", ["1", ["2", ["3"]]]],
    ["3", ["4", ["5", ["6"]]]],
  ]);
});

test("nothing is drawn of too many, nor of what isn't there", () => {
  assert.deepEqual(
    treesOf(
      answer(
        1,
        Array.from({ length: 25 }, () => /** @type {[number, number]} */ ([0, 0])),
      ),
    ),
    [],
  );
  assert.deepEqual(treesOf(answer(1, [[3, 0]])), []);
  assert.deepEqual(treesOf(answer(1, [[0, 3]])).map(shape), [["0"]]);
});
