/** @typedef {import("./chunk.js").Chunk} Chunk */

/**
 * @param {"dl" | "div"} name
 * @param {number} rows how many, for the space it takes before it is seen
 */
export function elementOfChunk(name, rows) {
  const element = document.createElement(name);
  element.className = "rows";
  element.style.setProperty("--rows", String(rows));
  return element;
}

/**
 * Hides a chunk or shows it again; the search of the browser finds what is hidden.
 *
 * @param {Chunk} chunk
 * @param {boolean} isHidden
 */
export function hide(chunk, isHidden) {
  chunk.isHidden = isHidden;
  if (isHidden) chunk.element.setAttribute("hidden", "until-found");
  else chunk.element.removeAttribute("hidden");
}
