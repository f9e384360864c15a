import assert from "node:assert/strict";
import { test } from "node:test";
import { memberOf, withEdits } from "../../../../../assets/js/page/key/edits.js";

test("edits are made at the places of the text as it was", () => {
  const edits = [
    { start: 0, end: 1, text: "" },
    { start: 3, end: 3, text: "--" },
    { start: 5, end: 6, text: "z" },
  ];
  assert.equal(withEdits("abcdef", edits), "bc--dez");
  assert.equal(withEdits("abcdef", []), "abcdef");
});

test("a key of a set is taken out by its place, counted from 1", () => {
  const set = JSON.stringify({ keys: [{ kid: "a" }, { kid: "b" }] });
  assert.deepEqual(JSON.parse(memberOf(set, 2)), { kid: "b" });
});

test("a text that has no such key stays as it is", () => {
  for (const text of ["not JSON", "{}", '{"keys":[]}']) assert.equal(memberOf(text, 1), text);
});
