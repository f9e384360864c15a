import assert from "node:assert/strict";
import { mock, test } from "node:test";
import {
  brief,
  clock,
  countdown,
  iso,
  lengthOf,
  nowInSeconds,
  relative,
} from "../../../../assets/js/shared/relative-time.js";

/** 2018-01-18T01:30:22Z */
const ISSUED = 1_516_239_022;

test("a distance is told in the largest unit of which there is one", () => {
  /** @type {[number, string][]} */
  const told = [
    [0, "now"],
    [1, "in 1 second"],
    [-1, "1 second ago"],
    [59, "in 59 seconds"],
    [60, "in 1 minute"],
    [119, "in 1 minute"],
    [-3599, "59 minutes ago"],
    [3600, "in 1 hour"],
    [86_399, "in 23 hours"],
    [86_400, "in 1 day"],
    [2_629_745, "in 30 days"],
    [2_629_746, "in 1 month"],
    [-31_556_951, "11 months ago"],
    [31_556_952, "in 1 year"],
    [31_556_952_000, "in 1,000 years"],
  ];
  for (const [distance, words] of told) assert.equal(relative(ISSUED + distance, ISSUED), words);
});

test("a part of a second is no distance", () => {
  assert.equal(relative(0.9, 0), "now");
  assert.equal(relative(-0.9, 0), "now");
  assert.equal(countdown(0.5, 0), "now");
});

test("what is no number is now, and what has no end is told without failing", () => {
  assert.equal(relative(Number.NaN, 0), "now");
  assert.equal(relative(Number.POSITIVE_INFINITY, 0), "in ∞ years");
  assert.equal(countdown(Number.NaN, 0), "now");
});

test("a countdown has the next smaller unit too", () => {
  /** @type {[number, string][]} */
  const told = [
    [5, "in 5 seconds"],
    [252, "in 4 minutes 12 seconds"],
    [3600, "in 1 hour"],
    [3661, "in 1 hour 1 minute"],
    [-90, "1 minute 30 seconds ago"],
    [2_888_946, "in 1 month 3 days"],
  ];
  for (const [distance, words] of told) assert.equal(countdown(distance, 0), words);
});

test("a clock shows the instant in its zone, with the name of the zone", () => {
  assert.equal(clock(ISSUED, "UTC"), "2018-01-18 01:30:22 UTC");
  assert.equal(clock(ISSUED, "Europe/Berlin"), "2018-01-18 02:30:22 CET");
  assert.equal(clock(ISSUED, "Asia/Tokyo"), "2018-01-18 10:30:22 GMT+9");
  assert.equal(clock(-62_135_596_800, "UTC"), "0001-01-01 00:00:00 UTC");
});

test("a clock shows thousandths of a second where there are some", () => {
  assert.equal(clock(ISSUED + 0.5, "UTC"), "2018-01-18 01:30:22.5 UTC");
  assert.equal(clock(ISSUED + 0.125, "UTC"), "2018-01-18 01:30:22.125 UTC");
  assert.equal(clock(ISSUED + 0.0004, "UTC"), "2018-01-18 01:30:22 UTC");
  assert.equal(clock(ISSUED + 0.9996, "UTC"), "2018-01-18 01:30:22 UTC");
});

test("ISO 8601 has no thousandths that are nought", () => {
  assert.equal(iso(ISSUED), "2018-01-18T01:30:22Z");
  assert.equal(iso(ISSUED + 0.5), "2018-01-18T01:30:22.500Z");
  assert.equal(iso(8_640_000_000_000), "+275760-09-13T00:00:00Z");
});

test("what no calendar holds is told by no clock", () => {
  for (const instant of [Number.NaN, Number.POSITIVE_INFINITY, 8_640_000_000_001, -1e300]) {
    assert.equal(clock(instant, "UTC"), "");
    assert.equal(iso(instant), "");
    assert.equal(brief(instant, "UTC", 60), "");
  }
});

test("the longer a drawing, the coarser its labels", () => {
  assert.equal(brief(ISSUED, "UTC", 600), "01:30:22");
  assert.equal(brief(ISSUED, "UTC", 601), "01:30");
  assert.equal(brief(ISSUED, "UTC", 64_800), "01:30");
  assert.equal(brief(ISSUED, "UTC", 64_801), "18 Jan, 01:30");
  assert.equal(brief(ISSUED, "UTC", 1_296_000), "18 Jan, 01:30");
  assert.equal(brief(ISSUED, "UTC", 1_296_001), "18 Jan 2018");
  assert.equal(brief(ISSUED, "Pacific/Auckland", 64_801), "18 Jan, 14:30");
});

test("this instant is in whole seconds", () => {
  mock.timers.enable({ apis: ["Date"], now: 1_516_239_022_999 });
  assert.equal(nowInSeconds(), ISSUED);
  mock.timers.reset();
});

test("a length of time is told in its largest unit, and in the next smaller one down to minutes", () => {
  /** @type {[number, string][]} */
  const told = [
    [0, "0 s"],
    [59, "59 s"],
    [90, "1 min"],
    [7199, "1 h 59 min"],
    [7200, "2 h"],
    [90_000, "1 day 1 h"],
    [31_556_952 + 86_400, "1 year 1 day"],
  ];
  for (const [seconds, words] of told) assert.equal(lengthOf(seconds), words);
});
