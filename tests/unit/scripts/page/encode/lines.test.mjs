import assert from "node:assert/strict";
import { test } from "node:test";
import { indentation } from "../../../../../assets/js/page/encode/indent.js";
import { helpAt, linesOf, markOf } from "../../../../../assets/js/page/encode/lines.js";
import { draftPart } from "./encode-made.mjs";

const TEXT = '{\r\n  "a": 1,\r\n  "b": "c:"\r\n}';

/** @param {string} name @param {number} start @param {object} [more] */
const hint = (name, start, more) => ({
  name,
  start,
  label: `Label of ${name}`,
  words: [],
  wrong: "",
  text: `About ${name}.`,
  source: "RFC 7519",
  ...more,
});

const HINTS = [hint("a", TEXT.indexOf("1")), hint("b", TEXT.indexOf('"c'), { words: [{ text: "In words" }] })];

/** @param {any} line */
const written = ({ pieces }) => pieces.map((/** @type {any} */ { text, kind }) => (kind ? `<${kind}:${text}>` : text));

/** @param {any} line */
const said = ({ help }) => help && [help.words[0].text, help.isWrong];

test("a text is drawn line by line, its names apart from other strings", () => {
  const lines = linesOf(TEXT, null);
  assert.deepEqual(lines.map(written), [["{"], ["  ", '<name:"a">', ": 1,"], ["  ", '<name:"b">', ': "c:"'], ["}"]]);
  assert.deepEqual(
    lines.map(({ start }) => start),
    [0, 2, 12, 24],
  );
  assert.deepEqual(linesOf("", null).map(written), [[]]);
});

test("beside a line stands what is known of its one member", () => {
  const lines = linesOf(TEXT, draftPart({ hints: HINTS }));
  assert.deepEqual(lines.map(said), [null, ["Label of a", false], ["In words", false], null]);
  const together = draftPart({ hints: [hint("a", 5), hint("b", 12)] });
  assert.deepEqual(linesOf('{"a":1,"b":2}', together).map(said), [null]);
  const wrong = draftPart({ hints: [hint("a", 5), hint("b", 12, { wrong: "b is wrong" })] });
  assert.deepEqual(linesOf('{"a":1,"b":2}', wrong).map(said), [["b is wrong", true]]);
});

test("where something is missing a gap is marked, and what is wrong there is said", () => {
  const at = TEXT.indexOf(",");
  const part = draftPart({
    hints: HINTS,
    faults: [{ id: "json-syntax", start: at + 5, end: at + 6, message: "Expected a comma." }],
    repair: { start: at, end: at, text: ",", message: "Missing comma", label: "Add it" },
  });
  const [, line] = linesOf(TEXT, part);
  assert.deepEqual(written(line), ["  ", '<name:"a">', ": 1", "<gap:>", ","]);
  assert.deepEqual(said(line), ["Missing comma", true]);
  assert.deepEqual(markOf(TEXT, part), { start: at - 1, end: at - 1, message: "Missing comma" });
});

test("without a repair the fault itself is marked, on the line where it begins", () => {
  const faults = [{ id: "json-syntax", start: 5, end: 14, message: "Not JSON." }];
  const [first, second] = linesOf('{"a":oh\nno}', draftPart({ faults }));
  assert.deepEqual(written(first), ["{", '<name:"a">', ":", "<fault:oh>"]);
  assert.deepEqual(written(second), ["no}"]);
  assert.equal(markOf("{}", draftPart()), null);
});

test("of a very long text the names are not told apart", () => {
  const [line] = linesOf(`{"a":"${"x".repeat(70_000)}"}`, null);
  assert.equal(line?.pieces.length, 1);
});

test("where the caret stands the member before it is told, or else the next", () => {
  const part = draftPart({ hints: HINTS });
  assert.equal(helpAt(TEXT, part, 3)?.about, "About a.");
  assert.equal(helpAt(TEXT, part, 20)?.about, "About b.");
  assert.equal(helpAt("{}", draftPart(), 1), null);
});

test("lines move by two spaces to the right and back", () => {
  assert.deepEqual(indentation("a\n\nb\nc", 0, 4, false), { start: 0, end: 4, text: "  a\n\n  b" });
  assert.deepEqual(indentation("a\n   b", 3, 3, true), { start: 2, end: 6, text: " b" });
  assert.equal(indentation("a", 0, 0, true), null);
});
