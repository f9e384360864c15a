/**
 * Segments guessed by dots alone, before the engine has read a text, or where there is none; it decides nothing.
 *
 * @typedef {import("./segment-roles.js").Hue} Hue
 */

// A run of dotted base64url that begins as base64url of "{" does.
const DOTTED = /(?<![\w-])e[wy][\w-]{4,}(?:\.[\w-]*)+/g;

/** @type {readonly Hue[]} */
const HUES_OF_JWS = ["header", "payload", "signature"];
/** @type {readonly Hue[]} */
const HUES_OF_JWE = ["header", "other", "other", "payload", "signature"];

/**
 * Where tokens may stand.
 *
 * @param {string} text
 * @returns {{start: number, end: number}[]} in order
 */
export function guessTokens(text) {
  return Array.from(text.matchAll(DOTTED), ({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/**
 * @param {string} text
 * @returns {Generator<{hue: Hue, start: number, end: number}, void, undefined>} in order, without the dots
 */
export function* guessSegments(text) {
  for (const match of text.matchAll(DOTTED)) {
    let start = match.index;
    const segments = match[0].split(".");
    const order = segments.length === 5 ? HUES_OF_JWE : HUES_OF_JWS;
    for (const [index, segment] of segments.entries()) {
      yield { hue: order[index] ?? "other", start, end: start + segment.length };
      start += segment.length + 1;
    }
  }
}
