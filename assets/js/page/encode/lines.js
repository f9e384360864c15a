import { placeInField, shownOf } from "./exact-edit.js";

/**
 * The text of an editor line by line, with what stands beside each. Names are told from other strings by the colon behind
 * them, for their weight alone: it decides nothing.
 *
 * @typedef {import("../../types/report.js").DraftPart} DraftPart
 * @typedef {import("../../types/report.js").Hint} Hint
 * @typedef {import("../../types/report.js").Words} Words
 * @typedef {"name" | "fault" | "gap" | ""} Kind of a piece; a gap is where something is missing
 * @typedef {{text: string, kind: Kind}} Piece
 * @typedef {{words: Words, isWrong: boolean, about: string}} Help
 * @typedef {{start: number, pieces: Piece[], help: Help | null}} Line `start` is where it begins in the field
 */

const NAME = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;
/** Of longer texts the lines are drawn as they are. */
const MOST_COLOURED = 65_536;

/**
 * @param {string} text as it was given
 * @param {DraftPart | null} part what is known of exactly this text
 * @returns {Line[]}
 */
export function linesOf(text, part) {
  const shown = shownOf(text);
  const mark = part && markOf(text, part);
  /** @type {Line[]} */
  const lines = [];
  let start = 0;
  for (const line of shown.split("\n")) {
    const end = start + line.length;
    const pieces = shown.length > MOST_COLOURED ? [{ text: line, kind: /** @type {Kind} */ ("") }] : piecesOf(line);
    const isMarked = mark && mark.start >= start && mark.start <= end;
    lines.push({
      start,
      pieces: isMarked ? marked(pieces, mark.start - start, Math.min(mark.end, end) - start) : pieces,
      help: isMarked ? wrongHelp(mark.message) : part && helpOf(hintsOn(text, part, start, end)),
    });
    start = end + 1;
  }
  return lines;
}

/**
 * Where a text breaks off: where its repair would be made, or else where its first fault is.
 *
 * @param {string} text
 * @param {DraftPart} part
 * @returns {{start: number, end: number, message: string} | null} places in the field
 */
export function markOf(text, { faults, repair }) {
  const [first] = faults;
  const found = repair ?? first;
  if (!found) return null;
  return { start: placeInField(text, found.start), end: placeInField(text, found.end), message: found.message };
}

/**
 * What is said where the caret stands: of the member that begins last before it.
 *
 * @param {string} text
 * @param {DraftPart} part
 * @param {number} caret in the field
 * @returns {Help | null}
 */
export function helpAt(text, part, caret) {
  const line = shownOf(text).lastIndexOf("\n", caret - 1) + 1;
  const before = part.hints.filter(({ start }) => placeInField(text, start) <= caret).at(-1);
  const [next] = part.hints.filter(({ start }) => placeInField(text, start) >= line);
  return helpOf([before ?? next].filter((hint) => hint !== undefined));
}

/**
 * @param {string} text
 * @param {DraftPart} part
 * @param {number} start
 * @param {number} end
 * @returns {Hint[]} of the members whose values begin on a line
 */
function hintsOn(text, { hints }, start, end) {
  return hints.filter((hint) => {
    const place = placeInField(text, hint.start);
    return place >= start && place <= end;
  });
}

/**
 * One thing is said beside a line, and nothing beside one with several members on it, unless something is wrong there.
 *
 * @param {Hint[]} hints
 * @returns {Help | null}
 */
function helpOf(hints) {
  const wrong = hints.find((hint) => hint.wrong !== "");
  if (wrong) return { words: [{ text: wrong.wrong }], isWrong: true, about: wrong.text };
  const [only, ...more] = hints;
  if (!only || more.length > 0) return null;
  return { words: only.words.length > 0 ? only.words : [{ text: only.label }], isWrong: false, about: only.text };
}

/** @param {string} message @returns {Help} */
function wrongHelp(message) {
  return { words: [{ text: message }], isWrong: true, about: "" };
}

/**
 * @param {string} line
 * @returns {Piece[]}
 */
function piecesOf(line) {
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (const { index, 0: name } of line.matchAll(NAME)) {
    pieces.push({ text: line.slice(end, index), kind: "" }, { text: name, kind: "name" });
    end = index + name.length;
  }
  return [...pieces, { text: line.slice(end), kind: /** @type {Kind} */ ("") }].filter(({ text }) => text !== "");
}

/**
 * @param {Piece[]} pieces of a line
 * @param {number} start
 * @param {number} end of what is marked in it
 * @returns {Piece[]}
 */
function marked(pieces, start, end) {
  if (start === end)
    return [...cut(pieces, 0, start), { text: "", kind: "gap" }, ...cut(pieces, start, Number.POSITIVE_INFINITY)];
  const fault = cut(pieces, start, end).map(({ text }) => ({ text, kind: /** @type {Kind} */ ("fault") }));
  return [...cut(pieces, 0, start), ...fault, ...cut(pieces, end, Number.POSITIVE_INFINITY)];
}

/**
 * @param {Piece[]} pieces
 * @param {number} start
 * @param {number} end
 * @returns {Piece[]} what lies between two places
 */
function cut(pieces, start, end) {
  let place = 0;
  return pieces
    .map(({ text, kind }) => {
      const from = place;
      place += text.length;
      return { text: text.slice(Math.max(0, start - from), Math.max(0, end - from)), kind };
    })
    .filter(({ text }) => text !== "");
}
