/**
 * Control, format and bidirectional characters, drawn so that they are seen and cannot move their neighbours.
 */

// Joiners between two pictures make one emoji; there they hide nothing.
export const UNSEEN =
  /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})|(?!\u200D)[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115F\u1160\u3164\uFFA0]|(?![\n\t])\p{Cc}/gu;

/**
 * Where such characters stand, in UTF-16 units.
 *
 * @param {string} text
 * @returns {{start: number, end: number}[]}
 */
export function unseenIn(text) {
  // Nearly every paste is plain ASCII, and this is asked at each keystroke.
  if (!/[^\n\t -~]/.test(text)) return [];
  return Array.from(text.matchAll(UNSEEN), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/**
 * The text with one visible character for each unit of an unseen one, for lines in which columns count.
 *
 * @param {string} text
 * @returns {string}
 */
export function inColumns(text) {
  if (!/[^ -~]/.test(text)) return text;
  return text.replace(/[\n\t]/g, (character) => (character === "\n" ? "\u240A" : "\u2409")).replace(UNSEEN, standIn);
}

/**
 * @param {string} character
 * @returns {string} such as "U+202E"
 */
export function codeOf(character) {
  return `U+${Number(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** @param {string} character */
function standIn(character) {
  const code = Number(character.codePointAt(0));
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return "\uFFFD".repeat(character.length);
}
