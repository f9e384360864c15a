import { RowList } from "./row-list.js";

/**
 * The rows that are in an element of the page.
 *
 * @template Row
 * @typedef {import("./row-list.js").Kind<Row>} Kind
 */

/** @type {WeakMap<HTMLElement, RowList<any>>} */
const lists = new WeakMap();

/**
 * @template Row
 * @param {HTMLElement} list whose rows before go
 * @param {Iterator<Row>} source
 * @param {Kind<Row>} kind
 * @returns {RowList<Row>}
 */
export function drawRows(list, source, kind) {
  clearRows(list);
  const rows = new RowList(list, source, kind);
  lists.set(list, rows);
  return rows;
}

/** @param {HTMLElement} list */
export function rowsIn(list) {
  return lists.get(list);
}

/**
 * Takes the rows away, and stops the making of any more.
 *
 * @param {HTMLElement} list
 */
export function clearRows(list) {
  lists.get(list)?.stop();
  lists.delete(list);
  list.replaceChildren();
  list.style.removeProperty("--code-width");
  list.setAttribute("aria-busy", "false");
}

// On paper nothing comes into view.
addEventListener("beforeprint", () => {
  for (const list of document.querySelectorAll(".json, .claims, .tree-rows")) {
    if (list instanceof HTMLElement) lists.get(list)?.drawAll();
  }
});
