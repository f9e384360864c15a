import { isOfText } from "../state.js";

/**
 * A text that is too large for a field is held in memory, and the field shows a part of it.
 *
 * @typedef {import("../../shared/highlights.js").Span} Span
 */

/** Up to this many characters live in the field; laying out more costs more than a frame at each keystroke. */
export const LARGEST_IN_FIELD = 32_768;
export const SHOWN_OF_LARGE = 2048;
/** So much of what stands before the token says where it stands. */
const BEFORE_TOKEN = 256;

/** @param {string} text */
export function isHeld(text) {
  return text.length > LARGEST_IN_FIELD;
}

/**
 * Where the part that the field shows begins: in front of the token that is shown, or at the beginning.
 *
 * @param {import("../state.js").State} state
 * @returns {number} in UTF-16 code units of the text
 */
export function shownFrom(state) {
  const { text, decoded } = state;
  if (!(isHeld(text) && isOfText(state) && decoded?.token)) return 0;
  return Math.max(0, Math.min(decoded.token.start - BEFORE_TOKEN, text.length - SHOWN_OF_LARGE));
}

/**
 * Ranges of a text as they stand in what the field shows of it; those outside are left out. One without characters marks
 * a place where something is missing.
 *
 * @param {readonly Span[]} spans
 * @param {number} from where the part that is shown begins
 * @param {number} length of that part
 * @returns {Span[]}
 */
export function shownSpans(spans, from, length) {
  return spans
    .filter(({ start, end }) =>
      start === end ? from <= start && start <= from + length : from < end && start < from + length,
    )
    .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(length, end - from) }));
}
