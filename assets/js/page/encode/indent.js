/**
 * Lines of a text moved to the right or back by two spaces.
 *
 * @typedef {import("../../types/report.js").Edit} Edit
 */

const STEP = "  ";

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end of what is selected
 * @param {boolean} isBack
 * @returns {Edit | null} of the lines that are selected, none where nothing moves
 */
export function indentation(text, start, end, isBack) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to);
  const moved = isBack ? lines.replace(/^ {1,2}/gm, "") : lines.replace(/^(?=.)/gm, STEP);
  return moved === lines ? null : { start: from, end: to, text: moved };
}
