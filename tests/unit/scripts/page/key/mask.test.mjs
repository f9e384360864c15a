import assert from "node:assert/strict";
import { test } from "node:test";
import { isMask, masked } from "../../../../../assets/js/page/key/mask.js";

const DOTS = "•".repeat(24);

test("what is private is dots, and all else stands as it was given", () => {
  const text = '{"d":"abc","p":"e","kid":"k"}';
  const spans = [
    { start: 6, end: 9 },
    { start: 16, end: 17 },
  ];
  assert.equal(masked({ text, spans }), `{"d":"${DOTS}","p":"${DOTS}","kid":"k"}`);
  assert.equal(masked({ text, spans: [] }), text);
});

test("a masked text has the line breaks of a field", () => {
  assert.equal(masked({ text: "a\r\nsecret\rb", spans: [{ start: 3, end: 9 }] }), `a\n${DOTS}\nb`);
});

test("a mask is known again, and no key is taken for one", () => {
  assert.equal(isMask(masked({ text: "secret", spans: [{ start: 0, end: 6 }] })), true);
  assert.equal(isMask("•••"), false);
});

test("a long text with very many private parts is masked in one go", () => {
  const spans = Array.from({ length: 50_000 }, (_, index) => ({ start: 40 * index, end: 40 * index + 20 }));
  const shown = masked({ text: "x".repeat(2_000_000), spans });
  assert.equal(shown.length, 50_000 * 44);
});
