/**
 * A text with edits made in it.
 *
 * @typedef {import("../../types/report.js").Edit} Edit
 */

/**
 * @param {string} text
 * @param {readonly Edit[]} edits from the first to the last, in UTF-16 code units of the text
 * @returns {string}
 */
export function withEdits(text, edits) {
  return edits
    .toReversed()
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

/**
 * One key of a JWK Set, or the text as it is where it is none.
 *
 * @param {string} text
 * @param {number} place counted from 1
 * @returns {string}
 */
export function memberOf(text, place) {
  try {
    const key = JSON.parse(text).keys[place - 1];
    return key ? JSON.stringify(key, null, 2) : text;
  } catch {
    return text;
  }
}
