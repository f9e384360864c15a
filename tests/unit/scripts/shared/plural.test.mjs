import assert from "node:assert/strict";
import { test } from "node:test";
import { numeral, plural } from "../../../../assets/js/shared/plural.js";

test("a number has commas between its thousands", () => {
  assert.deepEqual([0, 999, 1000, 1_234_567].map(numeral), ["0", "999", "1,000", "1,234,567"]);
});

test("only one of a thing is named in the singular", () => {
  assert.equal(plural(1, "claim"), "1 claim");
  assert.equal(plural(0, "claim"), "0 claims");
  assert.equal(plural(2, "claim"), "2 claims");
  assert.equal(plural(1000, "octet"), "1,000 octets");
});
