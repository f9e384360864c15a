import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNow, parseSkew, secondsIn } from "../../../../../assets/js/page/time/typed-time.js";

test("an empty field is the running clock, and no skew", () => {
  assert.deepEqual(parseNow("  "), { value: null, problem: "" });
  assert.deepEqual(parseSkew(""), { value: 0, problem: "" });
});

test("seconds are read as numbers are written", () => {
  assert.equal(parseNow(" 1516239022 ").value, 1_516_239_022);
  assert.equal(parseNow("-1.5").value, -1.5);
  assert.equal(parseNow("+.5").value, 0.5);
  assert.equal(parseNow("5.").value, 5);
  assert.equal(parseSkew("60").value, 60);
  assert.equal(parseSkew("86400").value, 86_400);
});

test("a calendar has the years 1 to 9999", () => {
  assert.equal(parseNow("-62135596800").value, -62_135_596_800);
  assert.equal(parseNow("253402300799").value, 253_402_300_799);
  assert.equal(parseNow("-62135596801").value, null);
});

test("milliseconds are recognised, and said to be what they are", () => {
  assert.deepEqual(parseNow("1516239022000"), {
    value: null,
    problem: "No calendar goes that far. As milliseconds it would be 1516239022 seconds. The clock still runs.",
  });
  assert.equal(parseNow("1e9").value, null);
  assert.equal(parseNow("9".repeat(300)).problem, "No calendar goes that far. The clock still runs.");
});

test("what is no number sets no clock", () => {
  const problem = "Give seconds since 1970, such as 1767225600. The clock still runs.";
  for (const text of ["now", "1,5", "0x10", "1e5", "--1", ".", "Infinity", "NaN", "١٢", "<b>", "9".repeat(400)]) {
    assert.deepEqual(parseNow(text), { value: null, problem }, text);
  }
});

test("a skew is not negative, and a day at the most", () => {
  const problem = "Give 0 to 86,400 seconds. Until then no skew is allowed.";
  for (const text of ["-1", "86401", "a minute", "1e3"]) assert.deepEqual(parseSkew(text), { value: null, problem });
});

test("an address says an instant in seconds, or as a date and time", () => {
  assert.equal(secondsIn("1516239022"), "1516239022");
  assert.equal(secondsIn("-0.5"), "-0.5");
  assert.equal(secondsIn("2018-01-18T01:30:22Z"), "1516239022");
  assert.equal(secondsIn("2018-01-18T02:30:22.250+01:00"), "1516239022.25");
  assert.equal(secondsIn("soon"), "");
  assert.equal(secondsIn(""), "");
});
