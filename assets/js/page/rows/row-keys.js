import { roveTabindex } from "../../shared/roving-tabindex.js";
import { rowsIn } from "./rows.js";

/**
 * One stop of the Tab key for rows; a key that leads to one that is not drawn yet draws it.
 *
 * @param {HTMLElement} list
 */
export function roveRows(list) {
  roveTabindex(list, false, (key) => {
    const rows = rowsIn(list);
    if (key === "End") rows?.bringLast();
    if (key === "ArrowDown") rows?.bringBeside(document.activeElement, 1);
    if (key === "ArrowUp") rows?.bringBeside(document.activeElement, -1);
  });
}
