/** How the page asks for its own files. */
export const REQUEST = Object.freeze(
  /** @type {const} */ ({ credentials: "omit", referrerPolicy: "no-referrer" }),
);
