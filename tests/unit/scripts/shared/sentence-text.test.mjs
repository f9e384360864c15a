import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceText } from "../../../../assets/js/shared/sentence-text.js";

/** @param {string} at @param {"relative" | "clock"} form @returns {import("../../../../assets/js/types/report.js").Moment} */
const moment = (at, form) => ({ at, utc: "2018-01-18 01:30:22 UTC", form });

test("an instant is told as seen from now", () => {
  const words = [{ text: "It expired " }, moment("100", "relative"), { text: "." }];
  assert.equal(sentenceText(words, 160), "It expired 1 minute ago.");
  assert.equal(sentenceText(words, 40), "It expired in 1 minute.");
});

test("a clock shows what Python wrote", () => {
  assert.equal(sentenceText([moment("1516239022", "clock")], 0), "2018-01-18 01:30:22 UTC");
});

test("nothing is an empty sentence", () => {
  assert.equal(sentenceText([], 0), "");
});
