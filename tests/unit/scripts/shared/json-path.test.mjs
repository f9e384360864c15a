import assert from "node:assert/strict";
import { test } from "node:test";
import { memberOctets, pathAt, pathText } from "../../../../assets/js/shared/json-path.js";

/** `{"a":{"b":[1,{"c":2}]},"d e":3}`, whose characters carry one octet each. */
const two = { type: "number", start: 18, end: 19, text: "2" };
const c = { name: "c", text: '"c"', start: 14, end: 17, node: two };
const inner = { type: "object", start: 13, end: 20, text: "", members: [c] };
const one = { type: "number", start: 11, end: 12, text: "1" };
const list = { type: "array", start: 10, end: 21, text: "", items: [one, inner] };
const b = { name: "b", text: '"b"', start: 6, end: 9, node: list };
const object = { type: "object", start: 5, end: 22, text: "", members: [b] };
const a = { name: "a", text: '"a"', start: 1, end: 4, node: object };
const three = { type: "number", start: 29, end: 30, text: "3" };
const d = { name: "d e", text: '"d e"', start: 23, end: 28, node: three };
const TREE = { type: "object", start: 0, end: 31, text: "", members: [a, d] };

/** @param {number} character */
function pathTextAt(character) {
  return pathText(pathAt(TREE, (octets) => octets, character));
}

test("a character is in the deepest member that it carries", () => {
  assert.equal(pathTextAt(1), "a");
  assert.equal(pathTextAt(7), "a.b");
  assert.equal(pathTextAt(18), "a.b[1].c");
  assert.equal(pathTextAt(24), "d e");
});

test("an item without a name is called by the member that holds it", () => {
  assert.equal(pathTextAt(11), "a.b");
  assert.equal(pathTextAt(13), "a.b");
});

test("a character between members is in none", () => {
  assert.equal(pathTextAt(0), "");
  assert.equal(pathTextAt(22), "");
  assert.equal(pathTextAt(31), "");
  assert.equal(pathTextAt(-1), "");
});

test("a scalar has no members", () => {
  assert.deepEqual(
    pathAt(three, (octets) => octets, 29),
    [],
  );
});

test("a hole in a list ends the way", () => {
  const holed = { type: "array", start: 0, end: 9, text: "", items: new Array(1) };
  assert.deepEqual(
    pathAt(holed, (octets) => octets, 3),
    [],
  );
});

test("a member stands from its name to the end of its value", () => {
  assert.deepEqual(memberOctets(a), { start: 1, end: 22 });
  const nameless = { ...d, node: { ...three, start: 0, end: 0 } };
  assert.deepEqual(memberOctets(nameless), { start: 23, end: 28 });
});

test("a name is quoted in a path where it is not plain, and an empty one where it stands first", () => {
  const step = { node: three, member: d, index: 0 };
  assert.equal(pathText([{ node: object, member: a, index: 0 }, step]), 'a["d e"]');
  assert.equal(pathText([{ ...step, member: { ...d, name: "", text: '""' } }]), '""');
  assert.equal(pathText([{ node: one, member: null, index: 7 }]), "[7]");
  assert.equal(pathText([]), "");
});

test("a hostile name stays a name", () => {
  const name = "__proto__";
  const member = { name, text: JSON.stringify(name), start: 0, end: 3, node: three };
  assert.equal(
    pathText([
      { node: three, member: a, index: 0 },
      { node: three, member, index: 0 },
    ]),
    "a.__proto__",
  );
});
