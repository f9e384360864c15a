import { timeElement } from "./time-element.js";

/**
 * A sentence of Python's that speaks of instants: text, and instants that tick.
 *
 * @typedef {import("../../types/report.js").Words} Words
 */

/**
 * Puts the sentence into an element; its instants have no words until they are brought up to date.
 *
 * @param {HTMLElement} element
 * @param {Words} words
 */
export function drawWords(element, words) {
  element.replaceChildren(...words.map((piece) => ("at" in piece ? timeElement(piece.at, piece.form) : piece.text)));
}
