import assert from "node:assert/strict";
import { test } from "node:test";
import { roleOf } from "../../../../assets/js/shared/segment-roles.js";

/** @param {string} role */
function shown(role) {
  return roleOf({ role, start: 0, end: 0, text: "" });
}

test("a segment is titled and coloured by its role", () => {
  assert.deepEqual(shown("header"), { title: "Header", hue: "header" });
  assert.deepEqual(shown("ciphertext"), { title: "Ciphertext", hue: "payload" });
  assert.deepEqual(shown("authentication-tag"), { title: "Authentication Tag", hue: "signature" });
  assert.deepEqual(shown("key-binding"), { title: "Key Binding JWT", hue: "other" });
});

test("a role that is not known is a further segment, whatever its name", () => {
  for (const role of ["", "further", "constructor", "__proto__", "Header"]) {
    assert.deepEqual(shown(role), { title: "Further segment", hue: "other" });
  }
});
