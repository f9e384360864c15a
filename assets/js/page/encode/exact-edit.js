/**
 * A text as it was given, and as a field shows it: a field knows but one kind of line break. What is edited in the field
 * is edited in the text, and every line break that was not touched stays the one it was.
 *
 * @typedef {import("../../types/report.js").Edit} Edit
 */

/**
 * @param {string} text
 * @returns {string} as a field has it
 */
export function shownOf(text) {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * @param {string} text
 * @param {number} place in it
 * @returns {number} the place in the field
 */
export function placeInField(text, place) {
  return shownOf(text.slice(0, place)).length;
}

/**
 * @param {string} text
 * @param {number} shown a place in the field
 * @returns {number} the place in the text
 */
export function placeInText(text, shown) {
  if (!text.includes("\r")) return shown;
  let place = 0;
  for (let left = shown; left > 0; left -= 1) place += text.startsWith("\r\n", place) ? 2 : 1;
  return place;
}

/**
 * @param {string} text
 * @param {Edit} edit
 * @returns {string}
 */
export function edited(text, { start, end, text: put }) {
  return text.slice(0, start) + put + text.slice(end);
}

/**
 * The text after its field was edited: what the field has before and behind the change is kept as it was given.
 *
 * @param {string} text
 * @param {string} shown what stands in the field now
 * @returns {string}
 */
export function retyped(text, shown) {
  const before = shownOf(text);
  if (before === shown) return text;
  const most = Math.min(before.length, shown.length);
  let start = 0;
  while (start < most && before[start] === shown[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === shown.at(-1 - tail)) tail += 1;
  const put = shown.slice(start, shown.length - tail);
  return edited(text, {
    start: placeInText(text, start),
    end: placeInText(text, before.length - tail),
    text: put,
  });
}
