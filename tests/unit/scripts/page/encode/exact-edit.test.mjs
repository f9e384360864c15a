import assert from "node:assert/strict";
import { test } from "node:test";
import {
  edited,
  placeInField,
  placeInText,
  retyped,
  shownOf,
} from "../../../../../assets/js/page/encode/exact-edit.js";

const MIXED = "{\r\n  1,\r  2,\n  3\r\n}";

test("a field shows one kind of line break", () => {
  assert.equal(shownOf(MIXED), "{\n  1,\n  2,\n  3\n}");
  assert.equal(shownOf("a\nb"), "a\nb");
});

test("each place of a field is one of the text, and back", () => {
  const shown = shownOf(MIXED);
  for (let place = 0; place <= shown.length; place += 1) {
    assert.equal(placeInField(MIXED, placeInText(MIXED, place)), place);
  }
  assert.equal(placeInText("a\nb", 2), 2);
});

test("what is typed changes the text there and nowhere else", () => {
  const shown = shownOf(MIXED);
  for (let start = 0; start <= shown.length; start += 1) {
    for (let end = start; end <= shown.length; end += 1) {
      const after = `${shown.slice(0, start)}x${shown.slice(end)}`;
      const text = retyped(MIXED, after);
      assert.equal(shownOf(text), after);
      const [from, to] = [placeInText(MIXED, start), placeInText(MIXED, end)];
      assert.equal(text, `${MIXED.slice(0, from)}x${MIXED.slice(to)}`);
    }
  }
  assert.equal(retyped(MIXED, shown), MIXED);
  assert.equal(retyped("aaa", "aa"), "aa");
});

test("an edit puts a text in the place of another", () => {
  assert.equal(edited("abc", { start: 1, end: 2, text: "xy" }), "axyc");
});
