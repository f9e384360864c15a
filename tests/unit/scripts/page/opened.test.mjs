import assert from "node:assert/strict";
import { test } from "node:test";
import { closed, expectableOf, innerOf, openedOf } from "../../../../assets/js/page/opened.js";
import { ready, token } from "./made.mjs";

/** @param {object} more @returns {any} */
const made = (more) => ({ ...token("a"), ...more });

test("the token within is the last one, but for that of the holder", () => {
  const [first, last] = [token("first"), token("last")];
  assert.equal(innerOf(made({ nested: [first, last], bound: null })), last);
  assert.equal(innerOf(made({ nested: [last], bound: 0 })), null);
  assert.equal(innerOf(made({ nested: [], bound: null })), null);
  assert.equal(innerOf(null), null);
});

test("what can be expected is what the token says, or else the one within", () => {
  const nested = [made({ expectable: { iss: "inner" } })];
  assert.deepEqual(expectableOf(made({ expectable: { iss: "outer" }, nested })), { iss: "outer" });
  assert.deepEqual(expectableOf(made({ expectable: null, nested })), { iss: "inner" });
  assert.equal(expectableOf(null), null);
});

test("where nothing is decoded nothing is open", () => {
  assert.equal(openedOf(ready()), null);
  assert.equal(closed(ready()).decoded, null);
  const without = ready({ decoded: { text: "", report: { tokens: [] }, token: null, index: 0 } });
  assert.equal(openedOf(without), null);
});
