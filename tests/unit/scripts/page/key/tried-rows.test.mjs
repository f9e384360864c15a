import assert from "node:assert/strict";
import { test } from "node:test";
import { triedRows } from "../../../../../assets/js/page/key/tried-rows.js";

/** @param {string} name */
const failed = (name) => ({ name, holds: false });
const HELD = { name: "hash function", holds: true };

test("where nothing was tried there are no rows", () => {
  assert.deepEqual(triedRows([], false, ""), []);
});

test("the key as given comes first, then what matches, then all others in one row", () => {
  const rows = triedRows([failed("key as given"), failed("secret encoding"), failed("empty secret"), HELD], false, "");
  assert.deepEqual(
    rows.map(({ name, mark, outcome }) => [name, mark, outcome]),
    [
      ["key as given", "fail", "No match"],
      ["hash function", "pass", "Matches"],
      ["Also tried: secret encoding · empty secret", "unchecked", "None match"],
    ],
  );
});

test("where only one thing was tried there is one row", () => {
  assert.deepEqual(triedRows([HELD], false, ""), [{ name: "hash function", mark: "pass", outcome: "Matches" }]);
  assert.deepEqual(triedRows([failed("alg")], true, ""), [{ name: "alg", mark: "fail", outcome: "Doesn’t decrypt" }]);
});

test("what one click changes names what matches", () => {
  assert.equal(triedRows([failed("key as given"), HELD], false, "Read it as hex")[1]?.name, "Read it as hex");
});
