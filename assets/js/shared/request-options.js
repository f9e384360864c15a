/** How the page asks for its own files. */
export const REQUEST_OPTIONS = Object.freeze(
  /** @type {const} */ ({ credentials: "omit", referrerPolicy: "no-referrer" }),
);
