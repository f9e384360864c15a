/**
 * A whole number with commas between thousands. What formats numbers for any language takes longer to make than all else
 * that the page does when it is loaded: it is asked for large ones only.
 *
 * @param {number} count
 * @returns {string}
 */
export function numeral(count) {
  return count < 1000 ? String(count) : count.toLocaleString("en");
}

/**
 * "1 character", "36 characters".
 *
 * @param {number} count
 * @param {string} noun
 * @returns {string}
 */
export function plural(count, noun) {
  return `${numeral(count)} ${noun}${count === 1 ? "" : "s"}`;
}
