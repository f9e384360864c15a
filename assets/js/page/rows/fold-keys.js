import { isFoldable, parentOf } from "./json-folds.js";

/** @type {WeakMap<HTMLElement, AbortController>} what ends the keys of the lines before */
const listening = new WeakMap();

/**
 * The left arrow folds the value that begins on a line, or goes to the line that a line is in; the right arrow unfolds.
 *
 * @param {HTMLElement} list
 * @param {import("./row-list.js").RowList<import("../../shared/json-rows.js").JsonRow>} lines in it
 * @param {import("./json-folds.js").JsonFolds} folds
 * @param {(index: number) => void} toggle
 */
export function foldByKeys(list, lines, folds, toggle) {
  listening.get(list)?.abort();
  const leaving = new AbortController();
  listening.set(list, leaving);
  list.addEventListener("keydown", press, { signal: leaving.signal });

  /** @param {KeyboardEvent} event */
  function press(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!/^Arrow(?:Left|Right)$/.test(key) || altKey || ctrlKey || metaKey || shiftKey) return;
    const index = lines.indexOf(document.activeElement);
    const row = lines.at(index);
    if (!row) return;
    event.preventDefault();
    const isFolded = folds.isFolded(index);
    if (isFoldable(row) && isFolded === (key === "ArrowRight")) toggle(index);
    else if (key === "ArrowLeft") goTo(parentOf(index, lines));
  }

  /** @param {number} index */
  function goTo(index) {
    const row = lines.reach(index);
    if (row instanceof HTMLElement && row.hasAttribute("tabindex")) row.focus();
  }
}
