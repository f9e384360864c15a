/**
 * Where the octets of a part stand in the paste. The engine gives the places; here they are only carried over.
 *
 * @typedef {import("../types/report.js").Token} Token
 * @typedef {import("../types/drawn.js").DrawnSegment} Segment
 * @typedef {import("./highlights.js").Span} Span
 * @typedef {(octets: Span) => Span} Carriers the characters that carry octets of a part
 */

/**
 * The paste's characters that spell a run of the token's clean text (`%2E`, line breaks and so on included).
 *
 * @param {Token} token
 * @param {Span} run in the clean text
 * @returns {Span[]}
 */
export function inPaste(token, { start, end }) {
  return token.pieces.flatMap((piece, index) => {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.end);
    if (from >= to) return [];
    const next = token.pieces[index + 1]?.at ?? token.end;
    const literal = next - piece.at === piece.end - piece.start;
    if (!literal) return [{ start: piece.at, end: next }];
    return [{ start: piece.at + from - piece.start, end: piece.at + to - piece.start }];
  });
}

/**
 * The place in the token's clean text of a place in the paste.
 *
 * @param {Token} token
 * @param {number} place
 * @returns {number}
 */
export function inClean(token, place) {
  const piece = token.pieces.findLast(({ at }) => at <= place);
  if (!piece) return 0;
  return Math.min(piece.end, piece.start + place - piece.at);
}

/**
 * The paste's characters that spell characters of a segment; all of the segment's where escapes spell it.
 *
 * @param {Token} token
 * @param {Segment} segment
 * @param {Span} characters of the segment
 * @returns {Span[]}
 */
export function segmentInPaste(token, segment, { start, end }) {
  const from = cleanStart(token, segment);
  if (segment.literal === false) return inPaste(token, { start: from, end: inClean(token, segment.end) });
  return inPaste(token, { start: from + start, end: from + end });
}

/**
 * The character of a segment at a place in the paste; null where the place is outside, where a character stands that is
 * dropped (a line break), and where escapes spell the segment.
 *
 * @param {Token} token
 * @param {Segment} segment
 * @param {number} place
 * @returns {number | null}
 */
export function characterAt(token, segment, place) {
  if (place < segment.start || place >= segment.end || segment.literal === false) return null;
  const piece = token.pieces.findLast(({ at }) => at <= place);
  if (!piece || piece.start === piece.end) return null;
  return Math.max(0, inClean(token, place) - cleanStart(token, segment));
}

/**
 * @param {Token} token
 * @param {Segment} segment
 */
function cleanStart(token, segment) {
  return segment.clean ?? inClean(token, segment.start);
}

/**
 * How octets of a segment's part stand in the segment: [i, j) are the characters [⌊4i/3⌋, ⌈4j/3⌉) of those that count
 * (DESIGN §4); where the text is the payload itself (RFC 7797), the characters that spell them.
 *
 * @param {Segment} segment
 * @returns {Carriers}
 */
export function carriersOf({ text, counted, encoded }) {
  if (encoded === false) return spellingOf(text);
  const passed = Array.from(text.matchAll(counted ? SPACE : FOREIGN), ({ index }) => index);
  return ({ start, end }) => {
    const first = Math.floor((4 * start) / 3);
    const last = Math.ceil((4 * end) / 3) - 1;
    return { start: nth(passed, first), end: Math.max(nth(passed, first), nth(passed, last) + 1) };
  };
}

// Characters that a lenient reading passes over carry no octets.
const FOREIGN = /[^A-Za-z0-9_+/-]/g;
// Where each foreign character was read as standing for one that was lost, only white space does not count.
const SPACE = /[ \t\r\n]/g;

/**
 * @param {number[]} passed places of the characters that carry nothing, in their order
 * @param {number} count
 * @returns {number} the place of the character that counts as number `count`
 */
function nth(passed, count) {
  let low = 0;
  let high = passed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(passed[middle]) - middle <= count) low = middle + 1;
    else high = middle;
  }
  return count + low;
}

/**
 * @param {string} text
 * @returns {Carriers}
 */
function spellingOf(text) {
  /** @type {number[]} for each octet, where the character that it helps to spell begins */
  const begins = [];
  let at = 0;
  for (const character of text) {
    for (let count = octetsOf(Number(character.codePointAt(0))); count > 0; count -= 1) begins.push(at);
    at += character.length;
  }
  return ({ start, end }) => ({ start: begins[start] ?? at, end: begins[end] ?? at });
}

/** @param {number} code */
function octetsOf(code) {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
