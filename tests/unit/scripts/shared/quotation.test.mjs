import assert from "node:assert/strict";
import { test } from "node:test";
import { inQuotation } from "../../../../assets/js/shared/quotation.js";

test("a quotation is cut, and shows what misleads by its code point", () => {
  assert.equal(inQuotation("sub", 60), "sub");
  assert.equal(inQuotation("a”, “b", 60), "a[U+201D], [U+201C]b");
  assert.equal(inQuotation("a\nb\u202Ec", 60), "a[U+000A]b[U+202E]c");
  assert.equal(inQuotation("abcd", 3), "abc…");
});
