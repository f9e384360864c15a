import assert from "node:assert/strict";
import { test } from "node:test";
import { oneLine, rowsOf, sizeOf } from "../../../../assets/js/shared/json-rows.js";
import { jsonText } from "../../../../assets/js/shared/json-text.js";

/** @param {string} text @returns {any} */
const scalar = (text) => ({ type: "number", start: 0, end: text.length, text });
/** @param {any[]} items @returns {any} */
const array = (...items) => ({ type: "array", start: 0, end: 1, text: "", items });
/** @param {Record<string, any>} members @returns {any} */
const object = (members) => ({
  type: "object",
  start: 0,
  end: 1,
  text: "",
  members: Object.entries(members).map(([name, node]) => ({
    name,
    text: JSON.stringify(name),
    start: 0,
    end: 1,
    node,
  })),
});

test("a tree is printed with its lexemes as written", () => {
  const tree = object({
    exp: scalar("1.50E3"),
    aud: array(scalar('"a"'), scalar('"b"')),
    cnf: object({ jkt: scalar('"x"') }),
  });
  assert.equal(jsonText(tree), '{\n  "exp": 1.50E3,\n  "aud": ["a", "b"],\n  "cnf": {\n    "jkt": "x"\n  }\n}');
});

test("what is empty stays on its line", () => {
  assert.equal(jsonText(object({})), "{}");
  assert.equal(jsonText(array()), "[]");
  assert.equal(jsonText(object({ a: object({}), b: array() })), '{\n  "a": {},\n  "b": []\n}');
});

test("an array goes over lines where it holds a structure, or does not fit", () => {
  assert.equal(jsonText(array(array(scalar("1")))), "[\n  [1]\n]");
  const long = scalar(`"${"x".repeat(60)}"`);
  assert.equal(oneLine(array(long)), `["${"x".repeat(60)}"]`);
  assert.equal(oneLine(array(long, scalar("1"))), null);
  assert.equal(jsonText(array(long, scalar("1"))), `[\n  "${"x".repeat(60)}",\n  1\n]`);
});

test("where the text broke off there is no bracket", () => {
  const cut = { ...object({ a: scalar("1") }), cut: true };
  assert.equal(jsonText(cut), '{\n  "a": 1');
  assert.equal(jsonText({ ...array(), cut: true }), "[");
  assert.equal(oneLine({ ...scalar('"abc'), cut: true }), '"abc');
});

test("a row names its member, and the bracket that closes it names none", () => {
  const tree = object({ a: object({ b: scalar("1") }) });
  const rows = [...rowsOf(tree)].map(({ depth, name, member, isWhole }) => [
    depth,
    name,
    member?.name ?? null,
    isWhole,
  ]);
  assert.deepEqual(rows, [
    [0, "", null, false],
    [1, '"a"', "a", false],
    [2, '"b"', "b", true],
    [1, "", null, false],
    [0, "", null, false],
  ]);
});

test("rows are made one at a time", () => {
  const endless = array(...Array.from({ length: 100_000 }, () => object({})));
  const rows = rowsOf(endless);
  assert.deepEqual([rows.next().value?.text, rows.next().value?.text], ["[", "{},"]);
});

test("a value has as many entries as members or items", () => {
  assert.deepEqual([object({ a: scalar("1") }), array(scalar("1"), scalar("2")), scalar("1")].map(sizeOf), [1, 2, 0]);
});
