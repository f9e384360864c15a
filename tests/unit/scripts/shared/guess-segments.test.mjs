import assert from "node:assert/strict";
import { test } from "node:test";
import { guessSegments, guessTokens } from "../../../../assets/js/shared/guess-segments.js";

/** @param {string} text */
function guessed(text) {
  return [...guessSegments(text)].map(({ hue, start, end }) => [hue, text.slice(start, end)]);
}

test("three segments are header, payload and signature", () => {
  assert.deepEqual(guessed("Bearer eyJhbGci.e30.c2ln and more"), [
    ["header", "eyJhbGci"],
    ["payload", "e30"],
    ["signature", "c2ln"],
  ]);
});

test("five segments are those of a JWE", () => {
  assert.deepEqual(guessed("eyJlbmMi.a.b.c.d"), [
    ["header", "eyJlbmMi"],
    ["other", "a"],
    ["other", "b"],
    ["payload", "c"],
    ["signature", "d"],
  ]);
});

test("further segments have no colour of their own, and empty ones are there", () => {
  assert.deepEqual(guessed("ewogICJh..c.d"), [
    ["header", "ewogICJh"],
    ["payload", ""],
    ["signature", "c"],
    ["other", "d"],
  ]);
});

test("several tokens are guessed, each at its place", () => {
  const places = [...guessSegments("eyJhbGci.a.b eyJhbGci.c.d")].map(({ start }) => start);
  assert.deepEqual(places, [0, 9, 11, 13, 22, 24]);
});

test("what is no token is not coloured", () => {
  for (const text of ["", "eyJhbGci", "xeyJhbGci.e30.c2ln", "eyJ.e30.c2ln", "a.b.c", "<script>eyJ</script>"]) {
    assert.deepEqual(guessed(text), []);
  }
});

test("a token is guessed from its first character to its last", () => {
  const text = "eyJhbGci.a.b and eyJhbGci.c.d";
  assert.deepEqual(
    guessTokens(text).map(({ start, end }) => text.slice(start, end)),
    ["eyJhbGci.a.b", "eyJhbGci.c.d"],
  );
  assert.deepEqual(guessTokens("no token"), []);
});
