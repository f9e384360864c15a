import { listing, phrases, plural, sentence } from "../../shared/sentence.js";

/**
 * What the rows of the list of tokens say, as the report has them.
 *
 * @typedef {import("../../types/report.js").Row} Row
 * @typedef {import("../../types/report.js").Worst} Worst
 * @typedef {import("../state.js").Answer} Answer
 * @typedef {import("../state.js").Check} Check
 * @typedef {import("../state.js").Decoded} Decoded
 */

/** Of so many equal tokens it is said where each of them stands. */
const MOST_LINES = 4;

/**
 * The place of the row that a token is in.
 *
 * @param {readonly Row[]} rows
 * @param {number} token its index in the paste
 * @returns {number} -1 where it is in none
 */
export function rowOf(rows, token) {
  return rows.findIndex(({ tokens }) => tokens.includes(token));
}

/**
 * The line that each row shows of its token's verdict: the key is tried on all of them, as far as that takes no long time.
 *
 * @param {Answer} answer
 * @param {Check} check
 * @returns {(Worst | null)[]} nothing where it stays what it is until the key was tried
 */
export function statesOf({ question, report }, check) {
  const tried = rowOf(report.rows, question.token);
  const given = check.kind === "done" ? check.verification.rows : [];
  return report.rows.map(({ worst }, index) => {
    if (index === tried) return worstOf(check) ?? worst;
    return check.kind === "checking" ? null : (given[index] ?? worst);
  });
}

/**
 * @param {Check} check
 * @returns {Worst | null}
 */
function worstOf(check) {
  if (check.kind === "checking") return { line: "signature", state: "checking", why: "" };
  return check.kind === "done" ? check.verification.worst : null;
}

/**
 * The name of a token that nothing in the paste names.
 *
 * @param {Row} row
 */
export function numberOf({ tokens: [first = 0] }) {
  return sentence("Token {number}", { number: String(first + 1) });
}

/**
 * Kind, issuer and place of a token, beside each other.
 *
 * @param {Row} row
 * @param {boolean} isOneLine the paste has no lines to tell apart
 */
export function aboutRow(row, isOneLine) {
  return phrases(row.kind, row.issuer, placeOf(row, isOneLine));
}

/**
 * How often a token is in the paste, and where.
 *
 * @param {Row} row
 * @param {boolean} isOneLine the paste has no lines to tell apart
 */
export function placeOf({ tokens, lines }, isOneLine) {
  const times = tokens.length > 1 ? sentence("{count} times", { count: tokens.length }) : "";
  return phrases(times, isOneLine ? "" : linesOf(lines));
}

/** @param {number[]} lines */
function linesOf(lines) {
  const different = [...new Set(lines)];
  const shown = listing(different.slice(0, MOST_LINES).map(String));
  if (different.length > MOST_LINES) return sentence("lines {lines} …", { lines: shown });
  return plural("line {lines}", "lines {lines}", different.length, { lines: shown });
}
