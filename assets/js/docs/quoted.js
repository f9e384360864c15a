const NAMED = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * A text from outside as Python's `repr` writes it, in quotes and on one line: what nobody sees has its code point.
 *
 * @param {string} text
 */
export function quoted(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return mark + text.replace(/[\\'\p{C}\p{Z}]/gu, (one) => written(one, mark)) + mark;
}

/**
 * @param {string} one character
 * @param {string} mark
 */
function written(one, mark) {
  if (one === " " || (one === "'" && mark !== "'")) return one;
  if (one === "'") return "\\'";
  return NAMED.get(one) ?? `\\u{${/** @type {number} */ (one.codePointAt(0)).toString(16)}}`;
}
