/** What was to be taken out is no longer on the page. */
export class Gone extends Error {
  name = "Gone";
}

/**
 * Whether this says so, in whichever of the page's scripts it was made.
 *
 * @param {unknown} error
 */
export function isGone(error) {
  return error instanceof Error && error.name === "Gone";
}
