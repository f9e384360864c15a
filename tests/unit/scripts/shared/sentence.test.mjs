import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import {
  listing,
  numeral,
  paragraph,
  phrases,
  plural,
  sentence,
  speak,
} from "../../../../assets/js/shared/sentence.js";

afterEach(() => speak());

test("a number has commas between its thousands", () => {
  assert.deepEqual([0, 999, 1000, 1_234_567].map(numeral), ["0", "999", "1,000", "1,234,567"]);
});

test("a sentence without values stands as it is written", () => {
  assert.equal(sentence("Nothing you paste leaves this page."), "Nothing you paste leaves this page.");
});

test("values go to the places of their names, as often as they are named", () => {
  const values = { number: 2, count: 1000 };
  assert.equal(sentence("{number} of {count}, {number}", values), "2 of 1,000, 2");
});

test("a text in digits has no commas", () => {
  assert.equal(sentence("in {year}", { year: "2026" }), "in 2026");
});

test("braces and dollars in a value stay what they are", () => {
  const values = { name: "{label} $& $1", label: "no" };
  assert.equal(sentence("{name}: {label}", values), "{label} $& $1: no");
});

test("only one of a thing is named in the singular", () => {
  const claims = (/** @type {number} */ count) => plural("{count} claim", "{count} claims", count);
  assert.deepEqual([0, 1, 2, 1000].map(claims), ["0 claims", "1 claim", "2 claims", "1,000 claims"]);
});

test("a plural takes values beside its count, and another text for the count", () => {
  const told = plural("{count} value in {name}", "{count} values in {name}", 1000, { name: "cnf", count: "1000" });
  assert.equal(told, "1000 values in cnf");
});

test("empty sentences and phrases are left out", () => {
  assert.equal(paragraph("It is.", "", "It was."), "It is. It was.");
  assert.equal(phrases("", "2 octets", "not text"), "2 octets · not text");
  assert.equal(phrases(), "");
});

test("names stand with commas between them", () => {
  assert.equal(listing(new Set(["iss", "aud"])), "iss, aud");
});

test("another language has its own templates and its own rule of plurals", () => {
  const templates = new Map([["in {zone}", "{zone} hora"]]);
  speak({
    gettext: (template) => templates.get(template) ?? template,
    ngettext: (_one, _many, count) => (count < 2 ? "{count} signum" : "{count} signa"),
  });
  assert.equal(sentence("in {zone}", { zone: "UTC" }), "UTC hora");
  assert.equal(plural("{count} character", "{count} characters", 0), "0 signum");
  assert.equal(plural("{count} character", "{count} characters", 2), "2 signa");
});
