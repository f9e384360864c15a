/**
 * One stop of the Tab key for a list of lines; the arrow keys, Home and End go from line to line.
 *
 * @param {HTMLElement} list
 * @param {boolean} [isRow] whether they stand beside each other, so that the arrows to the sides go there too
 * @param {(key: string) => void} [bring] makes the lines to which a key leads
 */
export function roveTabindex(list, isRow = false, bring = () => undefined) {
  const first = list.querySelector("[tabindex]");
  if (first instanceof HTMLElement) first.tabIndex = 0;
  list.onkeydown = (event) => {
    bring(event.key);
    const lines = Array.from(list.querySelectorAll("[tabindex]")).filter((line) => line.checkVisibility());
    const index = lines.findLastIndex((line) => holds(line, document.activeElement));
    const next = lines[stepOf(event.key, index, lines.length, isRow)];
    if (!(next instanceof HTMLElement) || index === -1) return;
    event.preventDefault();
    for (const line of lines) if (line instanceof HTMLElement) line.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
}

/**
 * Whether an element is in a line, or is what stands behind it, as its buttons do.
 *
 * @param {Element} line
 * @param {Element | null} element
 */
function holds(line, element) {
  const where = element ? line.compareDocumentPosition(element) : Node.DOCUMENT_POSITION_PRECEDING;
  return line === element || (where & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) !== 0;
}

/**
 * @param {string} key
 * @param {number} index
 * @param {number} count
 * @param {boolean} isRow
 */
function stepOf(key, index, count, isRow) {
  if (key === "ArrowDown" || (isRow && key === "ArrowRight")) return index + 1;
  if (key === "ArrowUp" || (isRow && key === "ArrowLeft")) return index - 1;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : -1;
}
