import assert from "node:assert/strict";
import { test } from "node:test";
import { placesIn } from "../../../../../assets/js/page/encode/claim-pointers.js";

/** @param {string} text */
const pointersIn = (text) => placesIn(text).map(({ pointer }) => pointer);

test("claims can be disclosed, and what is within them", () => {
  const payload = '{"a/b~c": 1, "address": {"city": "B"}, "list": ["x", {"y": null}], "_sd": [], "_sd_alg": "sha-256"}';
  const within = ["/address/city", "/list", "/list/0", "/list/1", "/list/1/y"];
  assert.deepEqual(pointersIn(payload), ["/a~1b~0c", "/address", ...within]);
  assert.equal(placesIn(payload)[2]?.path, "address.city");
  assert.deepEqual(placesIn(payload)[4], { pointer: "/list/0", path: "list[0]", name: "[0]", depth: 1 });
});

test("of what is no JSON object nothing can be", () => {
  for (const text of ["", "[1]", "1", "null", '{"a":']) assert.deepEqual(placesIn(text), []);
});

test("what is deep or beyond the first 200 is for scripts", () => {
  assert.equal(pointersIn('{"a":{"b":{"c":{"d":{"e":1}}}}}').at(-1), "/a/b/c/d");
  assert.equal(placesIn(JSON.stringify({ list: Array.from({ length: 300 }) })).length, 200);
});
