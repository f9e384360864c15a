import assert from "node:assert/strict";
import { test } from "node:test";
import { findTime } from "../../../../../assets/js/page/time/written-time.js";

/** 2026-11-28T00:00:00Z */
const PRESENT = 1_795_824_000;
/** 2026-11-23T10:00:00Z */
const TEN = 1_795_428_000;

/** By what writes them. */
const WITH_OFFSET = {
  "ISO 8601": "2026-11-23T10:00:00Z",
  "in small letters": "2026-11-23t10:00:00z",
  "without seconds": "2026-11-23T10:00Z",
  "with an offset": "2026-11-23T11:00:00+01:00",
  "with an offset of hours": "2026-11-23T11:00:00+01",
  "behind UTC": "2026-11-23T04:30:00-0530",
  "without marks": "20261123T100000Z",
  PostgreSQL: "2026-11-23 10:00:00+00",
  Ruby: "2026-11-23 11:00:00 +0100",
  Go: "2026-11-23 10:00:00 +0000 UTC",
  "RFC 5322": "Mon, 23 Nov 2026 10:00:00 +0000",
  "RFC 5322, a zone of the United States": "Mon, 23 Nov 2026 05:00:00 EST",
  HTTP: "Mon, 23 Nov 2026 10:00:00 GMT",
  "HTTP of old": "Monday, 23-Nov-26 10:00:00 GMT",
  Apache: "[23/Nov/2026:11:00:00 +0100]",
  "date(1)": "Mon Nov 23 11:00:00 CET 2026",
  "date(1) with halves of the day": "Mon Nov 23 10:00:00 AM UTC 2026",
  "a Date of a script": "Mon Nov 23 2026 11:00:00 GMT+0100 (Central European Standard Time)",
  JSON: '"2026-11-23T10:00:00Z",',
  "a minus sign": "2026-11-23T05:00:00\u221205:00",
  "hyphens that do not break": "2026\u201111\u201123T10:00:00Z",
};

const WITHOUT_OFFSET = {
  "a blank": "2026-11-23 10:00:00",
  nginx: "2026/11/23 10:00:00",
  C: "Mon Nov 23 10:00:00 2026",
  ls: "Nov 23 10:00",
  syslog: "<34>Nov 23 10:00:00",
  klog: "I1123 10:00:00.000000       1 server.go:42] started",
  "a script, in full": "November 23, 2026 at 10:00\u202fAM",
  "a person": "23 November 2026 at 10:00",
  "with dots": "23.11.2026, 10:00:00",
  "with slashes, the month first": "11/23/2026, 10:00:00\u202fAM",
  "with slashes, the day first": "23/11/2026 10:00",
};

test("a time with its offset is read in whichever form it is written", () => {
  for (const [name, text] of Object.entries(WITH_OFFSET)) {
    const found = findTime(text, PRESENT);
    assert.deepEqual(found, { seconds: TEN, hasOffset: true, hasYear: true, hasDate: true, rest: "" }, name);
  }
});

test("a time without an offset is in UTC", () => {
  for (const [name, text] of Object.entries(WITHOUT_OFFSET)) {
    const found = findTime(text, PRESENT);
    assert.equal(found?.seconds, TEN, name);
    assert.equal(found?.hasOffset, false, name);
  }
});

test("a fraction has a point or a comma", () => {
  assert.equal(findTime("2026-11-23 10:00:00,25", PRESENT)?.seconds, TEN + 0.25);
  assert.equal(findTime("20261123T100000.5Z", PRESENT)?.seconds, TEN + 0.5);
  assert.equal(findTime("[Mon Nov 23 10:00:00.125000 2026]", PRESENT)?.seconds, TEN + 0.125);
});

test("a day that may as well be the month is not read", () => {
  assert.equal(findTime("03/04/2026 10:00:00", PRESENT), null);
});

test("a day alone is its beginning", () => {
  for (const text of [
    "2026-11-23",
    "2026/11/23",
    "23 Nov 2026",
    "Nov 23, 2026",
    "23-Nov-2026",
    "23.11.2026",
    "11/23/2026",
  ]) {
    assert.equal(findTime(text, PRESENT)?.seconds, TEN - 36_000, text);
  }
});

test("halves of the day, its end and leap seconds are counted", () => {
  assert.equal(findTime("Nov 23, 2026 12:00:00 AM", PRESENT)?.seconds, TEN - 36_000);
  assert.equal(findTime("Nov 23, 2026 12:00:00 PM", PRESENT)?.seconds, TEN + 7200);
  assert.equal(findTime("2026-11-22T24:00:00Z", PRESENT)?.seconds, TEN - 36_000);
  assert.equal(findTime("2026-11-22T23:59:60Z", PRESENT)?.seconds, TEN - 36_000);
});

test("a year of two digits is one from 1970 to 2069", () => {
  assert.equal(findTime("01-Jan-70 00:00:00 GMT", PRESENT)?.seconds, 0);
  assert.equal(findTime("01-Jan-69 00:00:00 GMT", PRESENT)?.seconds, 3_124_224_000);
});

test("a year that is left out is the last that is not ahead by more than a day", () => {
  /** @param {string} text */
  const dated = (text) => new Date((findTime(text, PRESENT)?.seconds ?? 0) * 1000).toISOString().slice(0, 10);
  assert.equal(dated("Nov 28 23:00:00"), "2026-11-28");
  assert.equal(dated("Nov 29 00:00:00"), "2026-11-29");
  assert.equal(dated("Nov 29 00:00:01"), "2025-11-29");
  assert.equal(dated("Jan  1 00:00:00"), "2026-01-01");
});

test("in a line, the first time is read and the rest is named", () => {
  const line = '127.0.0.1 - - [23/Nov/2026:10:00:00 +0000] "GET /2020-01-01T00:00:00Z HTTP/1.1" 200';
  const found = findTime(line, PRESENT);
  assert.equal(found?.seconds, TEN);
  assert.equal(found?.rest, '127.0.0.1 - - … GET /2020-01-01T00:00:00Z HTTP/1.1" 200');
});

test("a host, a version or a count beside it is no offset", () => {
  for (const text of ["Nov 23 10:00:00 est-1 su: x", "2026-11-23 10:00:00 -12345", "2026-11-23 10:00:00 - x"]) {
    assert.equal(findTime(text, PRESENT)?.hasOffset, false, text);
  }
});

test("there are texts without a time", () => {
  for (const text of ["", "soon", "2026", "11/12/2026", "2026-11", "x2026-11-23", "v1.2026-11-23"]) {
    assert.equal(findTime(text, PRESENT), null, text);
  }
  assert.equal(findTime(`${"x".repeat(2000)} 2026-11-23`, PRESENT), null);
});
