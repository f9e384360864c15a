/**
 * Where the octets of a part stand in the paste. The engine gives the places; here they are only carried over.
 *
 * @typedef {import("./report-types.js").Token} Token
 * @typedef {import("./highlights.js").Span} Span
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
  const index = token.pieces.findLastIndex((piece) => piece.at <= place);
  const piece = token.pieces[index];
  if (!piece) return 0;
  return Math.min(piece.end, piece.start + place - piece.at);
}

/**
 * The characters of an encoded segment that carry the octets [start, end): [⌊4i/3⌋, ⌈4j/3⌉) of those that count.
 *
 * @param {string} encoded
 * @param {Span} octets
 * @returns {Span}
 */
export function charactersOf(encoded, octets) {
  const first = Math.floor((4 * octets.start) / 3);
  const last = Math.ceil((4 * octets.end) / 3);
  return { start: nth(encoded, first), end: nth(encoded, last - 1) + 1 };
}

/**
 * The octets to which a character of an encoded segment contributes.
 *
 * @param {string} encoded
 * @param {number} place
 * @returns {Span}
 */
export function octetsOf(encoded, place) {
  const character = encoded.slice(0, place).replace(FOREIGN, "").length;
  return { start: Math.floor((3 * character) / 4), end: Math.ceil((3 * (character + 1)) / 4) };
}

// Characters that a lenient reading passes over carry no octets.
const FOREIGN = /[^A-Za-z0-9_+/-]/g;

/**
 * @param {string} encoded
 * @param {number} count
 */
function nth(encoded, count) {
  let place = count;
  for (const { index } of encoded.matchAll(FOREIGN)) {
    if (index > place) break;
    place += 1;
  }
  return place;
}
