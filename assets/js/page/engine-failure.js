/**
 * What a call of the engine rejected with, for who asked: the engine's own failures have a code and a sentence.
 */

/**
 * @param {unknown} error
 * @returns {string} the code, `page` where it is a failure of the page's own
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "page";
}

/**
 * @param {unknown} error
 * @param {string} otherwise what is said where the engine says nothing
 * @returns {string}
 */
export function messageOf(error, otherwise) {
  return codeOf(error) !== "page" && error instanceof Error ? error.message : otherwise;
}
