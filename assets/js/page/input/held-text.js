/**
 * A text that is too large for a field is held in memory, and the field shows a part of it.
 *
 * @typedef {import("../../shared/highlights.js").Span} Span
 */

/** Up to this many characters live in the field; laying out more costs more than a frame at each keystroke. */
export const LARGEST_IN_FIELD = 32_768;
export const SHOWN_OF_LARGE = 2048;

/** @param {string} text */
export function isHeld(text) {
  return text.length > LARGEST_IN_FIELD;
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
