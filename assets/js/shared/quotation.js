import { codeOf, UNSEEN } from "./visible-text.js";

// What would end the quotation marks of a sentence, begin others, or look as if it did, and what ends a line.
const MISLEADING = /[\n\t\u02BA\u02EE\u201C-\u201F\u2033\u2036\u275D\u275E\u301D-\u301F\uFF02\u{1F676}-\u{1F678}]/gu;

/**
 * Text that others wrote as it stands between the quotation marks of a sentence: cut, with the code points of what
 * misleads, as the engine quotes.
 *
 * @param {string} text
 * @param {number} most UTF-16 units of it
 * @returns {string}
 */
export function inQuotation(text, most) {
  const shown = text.slice(0, most).replace(MISLEADING, named).replace(UNSEEN, named);
  return text.length > most ? `${shown}…` : shown;
}

/** @param {string} character */
function named(character) {
  return `[${codeOf(character)}]`;
}
