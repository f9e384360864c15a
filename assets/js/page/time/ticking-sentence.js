import { timeElement } from "./time-element.js";

/**
 * A sentence of Python's that speaks of instants: text, and instants that tick.
 *
 * @typedef {import("../../types/report.js").Words} Words
 */

/**
 * What stands beside a claim: in the place of an instant its clock in the chosen zone, and how long ago or how soon it is.
 *
 * @param {Words} words
 * @param {import("./moment.js").Moment} moment
 * @returns {(string | Node)[]}
 */
export function tickingReading(words, moment) {
  return words.flatMap((piece) =>
    "at" in piece
      ? [timeElement(piece.at, "clock", moment), " · ", timeElement(piece.at, "relative", moment)]
      : [piece.text],
  );
}

/**
 * The same where the clock stands elsewhere.
 *
 * @param {Words} words
 * @param {import("./moment.js").Moment} moment
 * @returns {(string | Node)[]}
 */
export function relativeReading(words, moment) {
  return words.map((piece) => ("at" in piece ? timeElement(piece.at, "relative", moment) : piece.text));
}

/**
 * Puts the sentence into an element; its instants have no words until they are brought up to date.
 *
 * @param {HTMLElement} element
 * @param {Words} words
 */
export function drawWords(element, words) {
  element.replaceChildren(...words.map((piece) => ("at" in piece ? timeElement(piece.at, piece.form) : piece.text)));
}
