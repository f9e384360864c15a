/**
 * What the page knows of code that verifies the token on screen.
 *
 * @typedef {import("../../types/report.js").Snippet} Snippet
 * @typedef {import("../../types/report.js").Snippets} Snippets
 * @typedef {object} Coding
 * @property {boolean} isOpen
 * @property {string} library that was chosen; empty before
 * @property {Snippets | null} answer the newest
 * @property {boolean} isCurrent the answer is about what is on screen
 * @property {string} trouble why there is none
 */

/** @type {Coding} */
export const NO_CODE = { isOpen: false, library: "", answer: null, isCurrent: false, trouble: "" };

/**
 * The code that is shown: of the library that was chosen, where it knows the algorithm, else of the first one.
 *
 * @param {Snippets | null} answer
 * @param {string} library
 * @returns {Snippet | null}
 */
export function shownSnippet(answer, library) {
  const all = answer?.snippets ?? [];
  return all.find(({ id }) => id === library) ?? all[0] ?? null;
}
