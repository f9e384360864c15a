/**
 * What the mode Compare knows, as a part of the page's one record.
 *
 * @typedef {import("../../types/report.js").Comparison} Comparison
 * @typedef {import("../../types/report.js").ComparisonRow} Row
 * @typedef {"a" | "b"} Side
 * @typedef {object} CompareState
 * @property {string} a the text of the first field
 * @property {string} b
 * @property {number} token which of the tokens in A, from 0
 * @property {number | null} other which of those in B; none is the first that is not the other one
 * @property {Comparison | null} answer
 * @property {string} trouble why there is none
 * @property {boolean} isBusy one is on its way
 * @property {boolean} isWhole what is the same is shown, too
 */

/** @type {CompareState} */
export const NOTHING_COMPARED = {
  a: "",
  b: "",
  token: 0,
  other: null,
  answer: null,
  trouble: "",
  isBusy: false,
  isWhole: false,
};

/**
 * Another text is in a field, and any token of it may be meant.
 *
 * @param {CompareState} state
 * @param {Side} side
 * @param {string} text
 * @returns {CompareState}
 */
export function retyped(state, side, text) {
  const meant = side === "a" ? { token: 0, other: state.b === "" ? null : state.other } : { other: null };
  return { ...state, [side]: text, ...meant };
}

/**
 * @param {CompareState} state
 * @param {Side} side
 * @param {number} index of the token that is meant
 * @returns {CompareState}
 */
export function chosen(state, side, index) {
  return side === "a" ? { ...state, token: index } : { ...state, other: index };
}

/**
 * The second becomes the first. Where both are in one text, it stays where it is.
 *
 * @param {CompareState} state
 * @returns {CompareState}
 */
export function swapped(state) {
  const { a, b, answer } = state;
  const token = answer?.b.token ?? 0;
  const other = answer?.a.token ?? null;
  return b === "" ? { ...state, token, other } : { ...state, a: b, b: a, token, other };
}

/**
 * Whether there is enough to be compared: a second text, or a first one that may hold both.
 *
 * @param {CompareState} state
 */
export function isAsked({ a, b }) {
  return a.trim() !== "" || b.trim() !== "";
}

/**
 * The rows that are shown, and the names of those that are not, since they are the same.
 *
 * @param {CompareState} state
 * @returns {{shown: Row[], same: string[], count: number}}
 */
export function rowsOf({ answer, isWhole }) {
  const rows = answer?.rows ?? [];
  const differing = rows.filter(({ change }) => change !== "same");
  return {
    shown: isWhole ? rows : differing,
    same: isWhole ? [] : rows.filter(({ change }) => change === "same").map(({ name }) => name),
    count: differing.length,
  };
}
