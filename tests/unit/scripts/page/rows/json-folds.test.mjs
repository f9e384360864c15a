import assert from "node:assert/strict";
import { test } from "node:test";
import { isFoldable, JsonFolds, parentOf } from "../../../../../assets/js/page/rows/json-folds.js";
import { lineOf, rowsOf } from "../../../../../assets/js/shared/json-rows.js";

/** @param {any} value @returns {any} the tree of a value */
function tree(value) {
  const place = { start: 0, end: 1 };
  if (Array.isArray(value)) return { ...place, type: "array", text: "", items: value.map(tree) };
  if (typeof value !== "object") return { ...place, type: "number", text: String(value) };
  const members = Object.entries(value).map(([name, one]) => ({ ...place, name, text: name, node: tree(one) }));
  return { ...place, type: "object", text: "", members };
}

/** The lines of a page, of which some are hidden. */
class Lines {
  /** @type {any[]} */
  rows = [];
  /** @type {boolean[]} */
  hidden = [];
  /** @type {number[]} */
  redrawn = [];

  /** @param {any} value @param {JsonFolds} folds */
  constructor(value, folds) {
    for (const row of rowsOf(tree(value))) {
      this.hidden.push(folds.isHidden(row, this.rows.length));
      this.rows.push(row);
    }
  }

  /** @param {number} index */
  at = (index) => this.rows[index];

  /** @param {number} start @param {number} end @param {boolean} isHidden */
  hide = (start, end, isHidden) => void this.hidden.fill(isHidden, start, end);

  /** @param {number} index */
  redraw = (index) => void this.redrawn.push(index);

  get shown() {
    return this.rows.filter((_, index) => !this.hidden[index]).map((row) => lineOf(row).trim());
  }
}

const NESTED = { a: { b: { c: 1 } }, d: 2 };
const LONG = { list: Array.from({ length: 120 }, () => ({ x: 1 })), d: 2 };

/** @param {"long" | "all" | "none"} wanted @param {any} [value] */
function made(wanted, value = NESTED) {
  const folds = new JsonFolds(wanted);
  return { folds, lines: new Lines(value, folds) };
}

test("nothing is folded that is short, and all of it is shown", () => {
  const { folds, lines } = made("long");
  assert.deepEqual(lines.shown, ["{", "a: {", "b: {", "c: 1", "}", "},", "d: 2", "}"]);
  assert.deepEqual([folds.isAny, folds.isAnyFolded], [true, false]);
});

test("what has more than a hundred lines is folded, and what follows it is not", () => {
  const { folds, lines } = made("long", LONG);
  assert.deepEqual(lines.shown, ["{", "list: [", "d: 2", "}"]);
  assert.deepEqual([folds.isFolded(1), folds.isFolded(2), folds.isAnyFolded], [true, false, true]);
});

test("everything is folded, or nothing, but never the outermost", () => {
  assert.deepEqual(made("all").lines.shown, ["{", "a: {", "d: 2", "}"]);
  assert.deepEqual(made("none", LONG).lines.shown.length, 4 + 3 * 120 + 1);
});

test("what is within something folded stays folded when that is unfolded", () => {
  const { folds, lines } = made("all");
  folds.toggle(1, lines);
  assert.deepEqual(lines.shown, ["{", "a: {", "b: {", "},", "d: 2", "}"]);
  folds.toggle(2, lines);
  assert.deepEqual(lines.shown.length, 8);
  folds.toggle(1, lines);
  assert.deepEqual(lines.shown, ["{", "a: {", "d: 2", "}"]);
  assert.deepEqual(lines.redrawn, [1, 2, 1]);
});

test("whatever hides a line is unfolded for it", () => {
  const { folds, lines } = made("all");
  folds.reveal(3, lines);
  assert.equal(lines.shown.length, 8);
  assert.equal(folds.isAnyFolded, false);
  folds.reveal(6, made("all").lines);
});

test("a value without an end goes as far as the text does", () => {
  const folds = new JsonFolds("none");
  const lines = new Lines(NESTED, folds);
  lines.rows.splice(4);
  lines.hidden.splice(4);
  folds.toggle(1, lines);
  assert.deepEqual(lines.shown, ["{", "a: {"]);
  folds.toggle(1, lines);
  folds.toggle(2, lines);
  assert.deepEqual(lines.shown, ["{", "a: {", "b: {"]);
});

test("a value that broke off ends before the end of what it is in", () => {
  const folds = new JsonFolds("none");
  const lines = new Lines(NESTED, folds);
  lines.rows.splice(4, 1);
  lines.hidden.splice(4, 1);
  folds.toggle(2, lines);
  assert.deepEqual(lines.shown, ["{", "a: {", "b: {", "},", "d: 2", "}"]);
});

test("a value that broke off ends before the next line of its level", () => {
  const folds = new JsonFolds("none");
  const lines = new Lines(NESTED, folds);
  lines.rows.splice(4, 2);
  lines.hidden.splice(4, 2);
  folds.toggle(1, lines);
  assert.deepEqual(lines.shown, ["{", "a: {", "d: 2", "}"]);
});

test("a line is in the value that begins above it", () => {
  const { lines } = made("none");
  assert.deepEqual(
    [0, 1, 3, 6, 7].map((index) => parentOf(index, lines)),
    [-1, 0, 2, 0, -1],
  );
  assert.equal(parentOf(99, lines), -1);
  assert.equal(isFoldable(lines.rows[0]), false);
});
