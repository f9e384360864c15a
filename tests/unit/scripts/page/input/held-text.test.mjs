import assert from "node:assert/strict";
import { test } from "node:test";
import { isHeld, LARGEST_IN_FIELD, shownSpans } from "../../../../../assets/js/page/input/held-text.js";
import { shownFrom } from "../../../../../assets/js/page/input/shown-from.js";
import { ready } from "../made.mjs";

const LARGE = "x".repeat(LARGEST_IN_FIELD + 1);

/** @param {string} text @param {number | null} start @returns {any} the page with a token of a text */
const shown = (text, start) => ready({ text, decoded: { text, token: start === null ? null : { start } } });

test("a text is held in memory where it is too large for a field", () => {
  assert.deepEqual([isHeld(LARGE), isHeld(LARGE.slice(1))], [true, false]);
});

test("of a held text the part around the token is shown", () => {
  assert.equal(shownFrom(shown(LARGE, 20_000)), 19_744);
  assert.equal(shownFrom(shown(LARGE, 100)), 0);
  assert.equal(shownFrom(shown(LARGE, LARGE.length - 10)), LARGE.length - 2048);
});

test("of any other text the beginning is shown", () => {
  assert.equal(shownFrom(shown(LARGE.slice(1), 20_000)), 0);
  assert.equal(shownFrom(shown(LARGE, null)), 0);
  assert.equal(shownFrom({ ...shown(LARGE, 20_000), text: `${LARGE}y` }), 0);
});

test("ranges are those of the part that is shown", () => {
  const spans = [
    { start: 0, end: 5 },
    { start: 8, end: 12 },
    { start: 15, end: 30 },
    { start: 40, end: 50 },
  ];
  assert.deepEqual(shownSpans(spans, 10, 10), [
    { start: 0, end: 2 },
    { start: 5, end: 10 },
  ]);
});

test("a place without characters is shown where it is in that part", () => {
  const spans = [9, 10, 20, 21].map((place) => ({ start: place, end: place }));
  assert.deepEqual(shownSpans(spans, 10, 10), [
    { start: 0, end: 0 },
    { start: 10, end: 10 },
  ]);
});
