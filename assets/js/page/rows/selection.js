/**
 * What is selected in the text of rows, as a search of the browser leaves it, is selected in the rows that take its place.
 *
 * @param {HTMLElement} sketch
 * @returns {((rows: HTMLElement) => void) | null} selects it again; nothing where nothing is selected there
 */
export function selectedIn(sketch) {
  const selection = document.getSelection();
  // Whatever tells more would lay the page out first.
  if (selection?.type !== "Range") return null;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !sketch.contains(range.startContainer)) return null;
  const text = range.toString();
  const line = (sketch.textContent ?? "").slice(0, range.startOffset).split("\n").length;
  return (rows) => select(rows.children[line - 1], text);
}

/**
 * @param {Element | undefined} row
 * @param {string} text
 */
function select(row, text) {
  const texts = row ? document.createTreeWalker(row, NodeFilter.SHOW_TEXT) : null;
  for (let node = texts?.nextNode(); node; node = texts?.nextNode()) {
    const at = (node.textContent ?? "").indexOf(text);
    if (at >= 0) return document.getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
  }
}
