import assert from "node:assert/strict";
import { test } from "node:test";
import { carriersOf, characterAt, inClean, inPaste, segmentInPaste } from "../../../../assets/js/shared/source-map.js";

/**
 * A token as far as places go.
 *
 * @param {number[][]} pieces start and end in the clean text, and the place in the paste
 * @param {number} end of the token in the paste
 * @returns {any}
 */
function tokenOf(pieces, end) {
  return { end, pieces: pieces.map(([start, stop, at]) => ({ start, end: stop, at })) };
}

/** `abc.def`, pasted at character 10, with a line break after the c. */
const BROKEN = tokenOf(
  [
    [0, 3, 10],
    [3, 3, 13],
    [3, 7, 14],
  ],
  18,
);
/** `a.b`, pasted as `a%2Eb`. */
const ESCAPED = tokenOf(
  [
    [0, 1, 0],
    [1, 2, 1],
    [2, 3, 4],
  ],
  5,
);
/** What a segment says of itself beside its places. */
const PLAIN = { role: "payload", text: "" };

test("a run of the clean text is in the paste wherever it is not broken", () => {
  assert.deepEqual(inPaste(BROKEN, { start: 1, end: 3 }), [{ start: 11, end: 13 }]);
  assert.deepEqual(inPaste(BROKEN, { start: 1, end: 5 }), [
    { start: 11, end: 13 },
    { start: 14, end: 16 },
  ]);
  assert.deepEqual(inPaste(BROKEN, { start: 3, end: 3 }), []);
});

test("an escape is in the paste with all its characters", () => {
  assert.deepEqual(inPaste(ESCAPED, { start: 1, end: 2 }), [{ start: 1, end: 4 }]);
  assert.deepEqual(inPaste(ESCAPED, { start: 0, end: 3 }), [
    { start: 0, end: 1 },
    { start: 1, end: 4 },
    { start: 4, end: 5 },
  ]);
});

test("a run beyond the token is nowhere", () => {
  assert.deepEqual(inPaste(BROKEN, { start: 7, end: 900 }), []);
  assert.deepEqual(inPaste(tokenOf([], 0), { start: 0, end: 1 }), []);
});

test("a place in the paste is a place in the clean text", () => {
  assert.deepEqual(
    [10, 12, 13, 14, 17].map((place) => inClean(BROKEN, place)),
    [0, 2, 3, 3, 6],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((place) => inClean(ESCAPED, place)),
    [0, 1, 2, 2, 2],
  );
  assert.equal(inClean(BROKEN, 3), 0);
  assert.equal(inClean(BROKEN, 10_000), 7);
});

test("characters of a segment are in the paste, those of an escaped one all together", () => {
  const segment = { ...PLAIN, start: 14, end: 18 };
  assert.deepEqual(segmentInPaste(BROKEN, segment, { start: 1, end: 2 }), [{ start: 15, end: 16 }]);
  const counted = { ...PLAIN, start: 0, end: 0, clean: 4 };
  assert.deepEqual(segmentInPaste(BROKEN, counted, { start: 0, end: 1 }), [{ start: 15, end: 16 }]);
  const escaped = { ...PLAIN, start: 0, end: 5, literal: false };
  assert.deepEqual(segmentInPaste(ESCAPED, escaped, { start: 1, end: 2 }), [
    { start: 0, end: 1 },
    { start: 1, end: 4 },
    { start: 4, end: 5 },
  ]);
});

test("a place of the paste is a character of the segment that it is in", () => {
  const segment = { ...PLAIN, start: 10, end: 18 };
  assert.deepEqual(
    [10, 12, 14, 17].map((place) => characterAt(BROKEN, segment, place)),
    [0, 2, 3, 6],
  );
});

test("a place outside, of a dropped character or in an escaped segment is no character", () => {
  const segment = { ...PLAIN, start: 10, end: 18 };
  assert.deepEqual(
    [9, 13, 18].map((place) => characterAt(BROKEN, segment, place)),
    [null, null, null],
  );
  assert.equal(characterAt(ESCAPED, { ...PLAIN, start: 0, end: 5, literal: false }, 2), null);
  assert.equal(characterAt(tokenOf([], 9), { ...PLAIN, start: 0, end: 9 }, 2), null);
});

test("octets are carried by the characters of base64url in which their bits are", () => {
  const carriers = carriersOf({ ...PLAIN, start: 0, end: 4, text: "TWFu" });
  assert.deepEqual(carriers({ start: 0, end: 1 }), { start: 0, end: 2 });
  assert.deepEqual(carriers({ start: 1, end: 2 }), { start: 1, end: 3 });
  assert.deepEqual(carriers({ start: 2, end: 3 }), { start: 2, end: 4 });
  assert.deepEqual(carriers({ start: 0, end: 3 }), { start: 0, end: 4 });
});

test("characters that a lenient reading passes over carry nothing", () => {
  const carriers = carriersOf({ ...PLAIN, start: 0, end: 6, text: "T!W Fu" });
  assert.deepEqual(carriers({ start: 0, end: 1 }), { start: 0, end: 3 });
  assert.deepEqual(carriers({ start: 1, end: 2 }), { start: 2, end: 5 });
  assert.deepEqual(carriers({ start: 2, end: 3 }), { start: 4, end: 6 });
});

test("a foreign character that was read for a lost one counts", () => {
  const carriers = carriersOf({ ...PLAIN, start: 0, end: 5, text: "T!F u", counted: true });
  assert.deepEqual(carriers({ start: 0, end: 1 }), { start: 0, end: 2 });
  assert.deepEqual(carriers({ start: 2, end: 3 }), { start: 2, end: 5 });
});

test("octets of a text that is not encoded are carried by the characters that spell them", () => {
  const carriers = carriersOf({ ...PLAIN, start: 0, end: 5, text: "aé€😀", encoded: false });
  assert.deepEqual(carriers({ start: 0, end: 1 }), { start: 0, end: 1 });
  assert.deepEqual(carriers({ start: 1, end: 3 }), { start: 1, end: 2 });
  assert.deepEqual(carriers({ start: 3, end: 6 }), { start: 2, end: 3 });
  assert.deepEqual(carriers({ start: 6, end: 10 }), { start: 3, end: 5 });
  assert.deepEqual(carriers({ start: 400, end: 500 }), { start: 5, end: 5 });
});

test("octets beyond the text are carried by what would come after it", () => {
  const carriers = carriersOf({ ...PLAIN, start: 0, end: 0, text: "" });
  assert.deepEqual(carriers({ start: 3, end: 6 }), { start: 4, end: 8 });
});
