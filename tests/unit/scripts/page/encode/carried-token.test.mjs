import assert from "node:assert/strict";
import { test } from "node:test";
import { carriedFrom, isEditable } from "../../../../../assets/js/page/encode/carried-token.js";

/** @param {object} [more] @returns {any} */
const tokenOf = (more) => ({
  header: { text: "{ }" },
  payload: { text: '{"a": 1.0}' },
  processed: null,
  disclosures: [],
  ...more,
});

test("a token whose header and payload are texts can be written anew, each character of it", () => {
  assert.ok(isEditable(tokenOf()));
  for (const other of [null, undefined, tokenOf({ header: null }), tokenOf({ payload: { text: null } })]) {
    assert.ok(!isEditable(other));
  }
  assert.deepEqual(carriedFrom(tokenOf()), { texts: { header: "{ }", payload: '{"a": 1.0}' }, disclosable: [] });
  assert.deepEqual(carriedFrom(tokenOf({ header: null, payload: null })).texts, { header: "", payload: "" });
});

test("what was disclosed of an SD-JWT is in the payload, and becomes a Disclosure again", () => {
  const processed = { text: '{"iss":"i","sub":"s","address":{"city":"B"},"list":[1,2]}' };
  const disclosures = ["sub", "address.city", "list[1]", null].map((path) => ({ path }));
  const { texts, disclosable } = carriedFrom(tokenOf({ processed, disclosures }));
  assert.equal(texts.payload, processed.text);
  assert.deepEqual(disclosable, ["/sub", "/address/city", "/list/1"]);
});
