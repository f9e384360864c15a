import assert from "node:assert/strict";
import { test } from "node:test";
import { inColumns, unseenIn } from "../../../../assets/js/shared/visible-text.js";

test("what one sees hides nothing", () => {
  for (const text of ["", "eyJ.a-b_c\n\t", "Grüße, 世界", "👩‍💻 at work", "❤️‍🔥"]) assert.deepEqual(unseenIn(text), []);
});

test("control, format, bidirectional and private characters are found where they stand", () => {
  for (const character of [
    "\u0000",
    "\u007F",
    "\u00AD",
    "\u200B",
    "\u202E",
    "\u2066",
    "\uFEFF",
    "\uE000",
    "\u3164",
    "\u2028",
  ]) {
    assert.deepEqual(unseenIn(`a${character}b`), [{ start: 1, end: 2 }]);
  }
});

test("places are counted in UTF-16 units", () => {
  assert.deepEqual(unseenIn("😀\u200Bx\u{E0041}"), [
    { start: 2, end: 3 },
    { start: 4, end: 6 },
  ]);
});

test("a joiner that joins no pictures, and half of a pair, are found", () => {
  assert.deepEqual(unseenIn("a\u200Db"), [{ start: 1, end: 2 }]);
  assert.deepEqual(unseenIn("👩\u200D"), [{ start: 2, end: 3 }]);
  assert.deepEqual(unseenIn("\uD800x"), [{ start: 0, end: 1 }]);
});

test("in columns each unit of an unseen character takes one", () => {
  assert.equal(inColumns("eyJ.a-b_c"), "eyJ.a-b_c");
  assert.equal(inColumns("a\nb\tc"), "a␊b␉c");
  assert.equal(inColumns("a\u0000\u001F"), "a␀␟");
  assert.equal(inColumns("a\u202Eb"), "a\uFFFDb");
  assert.equal(inColumns("\u{E0041}!"), "\uFFFD\uFFFD!");
  assert.equal(inColumns("👩‍💻"), "👩‍💻");
});
