import assert from "node:assert/strict";
import { test } from "node:test";
import { scaleOf } from "../../../../../assets/js/page/time/timeline-scale.js";

/** A token that is valid from 1000 to 1600. */
const LIFE = { from: 1000, to: 1600, marks: [1000, 1600] };

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

test("within its life a token takes the line, but for a twelfth on either side", () => {
  const { place, now, broken } = scaleOf(LIFE, 0, 1300);
  assert.equal(broken, null);
  assert.equal(rounded(now), 50);
  // 700 seconds on 98 per cent: 50 before, 600 of life, 50 after.
  assert.equal(rounded(place(1000)), 8);
  assert.equal(rounded(place(1600)), 92);
});

test("what lies outside of the line stands at its edge", () => {
  const { place } = scaleOf(LIFE, 0, 1300);
  assert.deepEqual([place(-1e12), place(1e12), place(Number.NEGATIVE_INFINITY)].map(rounded), [1, 99, 1]);
});

test("a skew has room beside the bar", () => {
  const { place } = scaleOf(LIFE, 60, 1300);
  assert.ok(place(1660) < 99 && place(940) > 1);
});

test("the scale goes in steps, so that only now moves", () => {
  const [early, late] = [scaleOf(LIFE, 0, 1610), scaleOf(LIFE, 0, 1740)];
  assert.deepEqual([early.place(1000), early.place(1600)], [late.place(1000), late.place(1600)]);
  assert.ok(early.now < late.now);
  assert.notEqual(scaleOf(LIFE, 0, 1760).place(1600), late.place(1600));
});

test("twenty lifetimes away the line breaks on the side of now", () => {
  const after = scaleOf(LIFE, 0, 1600 + 12_001);
  assert.deepEqual([after.now, after.broken], [94, 88]);
  assert.ok(after.place(1600) < 88);
  const before = scaleOf(LIFE, 0, 1000 - 12_001);
  assert.deepEqual([before.now, before.broken], [6, 12]);
  assert.ok(before.place(1000) > 12);
  assert.equal(scaleOf(LIFE, 0, 1600 + 12_000).broken, null);
});

test("a single instant is drawn with what is around it", () => {
  const { place, now, broken } = scaleOf({ from: null, to: 5000, marks: [5000] }, 0, 4990);
  assert.equal(broken, null);
  assert.ok(now < place(5000));
  assert.ok(place(5000) - now < 10);
});

test("a life that ends before it begins has no length of its own", () => {
  const { place } = scaleOf({ from: 1600, to: 1000, marks: [1600, 1000] }, 0, 1300);
  assert.ok(place(1000) < place(1600));
});

test("more than a thousand years apart is still a line", () => {
  const far = 1e15;
  const { place, now } = scaleOf({ from: null, to: null, marks: [0, far] }, 0, 10);
  for (const value of [place(0), place(far), now]) assert.ok(value >= 1 && value <= 99);
});
