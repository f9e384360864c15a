import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNow, parseSkew } from "../../../../../assets/js/page/time/typed-time.js";

/** 2026-11-28T00:00:00Z */
const PRESENT = 1_795_824_000;
const RUNS = "The clock still runs.";
const FORBIDS = "Until then, no tolerance applies.";
const UNREAD = `Not understood. Enter a time such as 2026-01-01T00:00:00Z, or seconds since 1970 such as 1767225600. ${RUNS}`;

/** @param {string} text */
const read = (text) => parseNow(text, PRESENT);

test("an empty field is the running clock, and no tolerance", () => {
  assert.deepEqual(parseNow("  "), { value: null, problem: "", note: "" });
  assert.deepEqual(parseSkew(""), { value: 0, problem: "", note: "" });
});

test("seconds are read as numbers are written", () => {
  assert.deepEqual(read(" 1516239022 "), { value: 1_516_239_022, problem: "", note: "" });
  assert.equal(read("-1.5").value, -1.5);
  assert.equal(read("+.5").value, 0.5);
  assert.equal(read("5.").value, 5);
  assert.equal(read("@1516239022").value, 1_516_239_022);
  assert.equal(read("1516239022,25").value, 1_516_239_022.25);
});

test("a calendar has the years 1 to 9999", () => {
  const problem = `That is beyond any calendar date. ${RUNS}`;
  assert.equal(read("-62135596800").value, -62_135_596_800);
  assert.equal(read("253402300799").value, 253_402_300_799);
  assert.equal(read("9999-12-31T23:59:59Z").value, 253_402_300_799);
  assert.equal(read("0001-01-01T00:00:00Z").value, -62_135_596_800);
  for (const text of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-01:00", "9".repeat(300), "9".repeat(400)]) {
    assert.deepEqual(read(text), { value: null, problem, note: "" });
  }
});

test("milliseconds, microseconds and nanoseconds are told by their size", () => {
  assert.deepEqual(read("1764064800123"), { value: 1_764_064_800.123, problem: "", note: "Read as milliseconds." });
  assert.equal(read("1764064800123456").note, "Read as microseconds.");
  assert.equal(read("1764064800123456").value, 1_764_064_800.123456);
  assert.equal(read("1764064800123456789").note, "Read as nanoseconds.");
  assert.equal(Math.trunc(read("1764064800123456789").value ?? 0), 1_764_064_800);
  assert.equal(read("-62135596801").note, "Read as milliseconds.");
});

test("a time with its offset is read without a word", () => {
  assert.deepEqual(read("2026-11-23T11:00:00+01:00"), { value: 1_795_428_000, problem: "", note: "" });
});

test("a time without a date is today's", () => {
  const note = "No date given, so today in UTC is assumed.";
  assert.deepEqual(read(" 09:30Z "), { value: PRESENT + 34_200, problem: "", note });
  assert.equal(read("14:05:10").value, PRESENT + 50_710);
  assert.equal(read("2:15 pm +02:00").value, PRESENT + 44_100);
  assert.equal(read("14:05:10").note, `${note} No offset given, so UTC is assumed.`);
  assert.deepEqual(read("25:00"), { value: null, problem: `No such date or time of day. ${RUNS}`, note: "" });
  assert.equal(read("at 09:30").problem, UNREAD);
});

test("a week of ISO 8601 is read", () => {
  for (const text of ["2026-W47-6", "2026W476", "2026-w47-6T00:00Z", "2026-W47-6 00:00:00 UTC"]) {
    assert.equal(read(text).value, PRESENT - 7 * 86_400, text);
  }
  assert.equal(read("2026-W48").value, PRESENT - 5 * 86_400);
  assert.equal(read("2020-W53-5").value, Date.UTC(2021, 0, 1) / 1000);
  assert.equal(read("2020-W01-1").value, Date.UTC(2019, 11, 30) / 1000);
  for (const text of ["2026-W00", "2025-W53", "2026-W99-1"]) {
    assert.equal(read(text).problem, `No such date or time of day. ${RUNS}`, text);
  }
});

test("where either number may be the month, both dates are named", () => {
  const problem = `12/3/2026 may be 2026-03-12 or 2026-12-03: enter one of them. ${RUNS}`;
  assert.deepEqual(read("12/3/2026"), { value: null, problem, note: "" });
  assert.match(read("11/12/2026 10:00").problem, /^11\/12\/2026 may be 2026-12-11 or 2026-11-12/);
  assert.match(read("03-12-2026").problem, /may be 2026-12-03 or 2026-03-12/);
  assert.equal(read("13/14/2026").problem, UNREAD);
});

test("what was assumed or left out is said", () => {
  const offset = "No offset given, so UTC is assumed.";
  assert.equal(read("2026-11-23 10:00:00").note, offset);
  assert.equal(read("Nov 23 10:00:00").note, `No year given, so 2026 is assumed. ${offset}`);
  assert.equal(
    read("Dec  3 10:00:00 host su: no").note,
    `No year given, so 2025 is assumed. ${offset} Ignored: “host su: no”`,
  );
  assert.equal(read(`2026-11-23T10:00:00Z ”${"x".repeat(80)}`).note, `Ignored: “[U+201D]${"x".repeat(59)}…”`);
});

test("what cannot be read sets no clock, and is told how a time looks", () => {
  const texts = ["now", "1,5", "0x10", "1e5", "--1", ".", "Infinity", "NaN", "١٢", "<b>"];
  for (const text of [...texts, `${" 2026-11-23".repeat(300)}`]) {
    assert.deepEqual(read(text), { value: null, problem: UNREAD, note: "" }, text);
  }
  const zone = `Write the time zone IST as an offset, such as +05:30. ${RUNS}`;
  assert.equal(read("2026-11-23 10:00:00 IST").problem, zone);
  for (const text of [
    "2026-02-30T10:00:00Z",
    "2026-13-01",
    "2026-11-23T25:00Z",
    "2026-11-23T24:01Z",
    "23 Nov 2026 10:61:00",
  ]) {
    assert.equal(read(text).problem, `No such date or time of day. ${RUNS}`, text);
  }
});

test("a tolerance is a number of seconds or a length of time", () => {
  const lengths = {
    60: 60,
    "90s": 90,
    "5m": 300,
    "1h": 3600,
    "1h 30m": 5400,
    "2 minutes": 120,
    PT5M: 300,
    PT1H30S: 3630,
  };
  for (const [text, seconds] of Object.entries({
    ...lengths,
    "1d": 86_400,
    "1500ms": 1.5,
    ".5 min": 30,
    " 30 Sec ": 30,
  })) {
    assert.deepEqual(parseSkew(text), { value: seconds, problem: "", note: "" }, text);
  }
});

test("a tolerance is not negative, and a day at the most", () => {
  const problem = `Enter 0 seconds to a day, such as 60 or 5m. ${FORBIDS}`;
  for (const text of ["-1", "86401", "25h", "9".repeat(400)]) assert.equal(parseSkew(text).problem, problem, text);
});

test("what is no length of time allows nothing", () => {
  const problem = `Not understood. Enter seconds, or a length such as 90s, 5m or 1h. ${FORBIDS}`;
  for (const text of ["a minute", "1e3", "pt", "m5", "1.2.3s", "5m1h"]) {
    assert.deepEqual(parseSkew(text), { value: null, problem, note: "" }, text);
  }
});
