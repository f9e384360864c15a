import { relative } from "./relative-time.js";

/**
 * A sentence of Python's as text, its instants as seen from now: asked for each second, it ticks.
 *
 * @param {import("../types/report.js").Words} words
 * @param {number} now seconds
 * @returns {string}
 */
export function sentenceText(words, now) {
  return words.map((piece) => ("at" in piece ? instantIn(piece, now) : piece.text)).join("");
}

/**
 * @param {import("../types/report.js").Moment} moment
 * @param {number} now
 */
function instantIn({ at, utc, form }, now) {
  return form === "relative" ? relative(Number(at), now) : utc;
}
