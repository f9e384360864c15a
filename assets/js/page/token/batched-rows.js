import { byClass } from "../../shared/dom.js";
import { nextFrame, nextTask } from "../../shared/scheduling.js";
import { sentence } from "../../shared/sentence.js";

/**
 * Rows of a pane, drawn in batches so that no frame waits for them: what can be seen at once, then the rest of two
 * thousand, then more on demand.
 */

/**
 * @typedef {{list: HTMLElement, more: HTMLButtonElement}} Area where rows go, and what asks for more of them
 * @typedef {{element: string, rows: number, height: number, characters: number, more: string}} Batch the element that holds the rows of a batch, how
 *   many there are in one, how high one is before it was seen, how many characters are drawn unasked, and how more are asked for
 */

const ROWS_AT_ONCE = 2000;
/** What a screen shows: the first frame has no more to lay out. */
const ROWS_AT_FIRST = 40;
const CHARACTERS_IN_A_BATCH = 16_384;

/** @type {Batch} */
const LINES = { element: "div", rows: 100, height: 24, characters: 131_072, more: sentence("Show more lines") };

/** @type {WeakMap<HTMLElement, object>} the drawing that a list is in; an older one stops */
const drawings = new WeakMap();

/**
 * @param {HTMLElement} pane
 * @param {"json" | "claims"} list
 * @returns {Area}
 */
export function areaOf(pane, list) {
  return { list: byClass(pane, list), more: /** @type {HTMLButtonElement} */ (byClass(pane, "pane-more")) };
}

/**
 * Takes the rows of a pane away, and stops the drawing of any more.
 *
 * @param {HTMLElement} pane
 */
export function clearRows(pane) {
  clear(areaOf(pane, "json"));
  clear(areaOf(pane, "claims"));
}

/**
 * @param {Area} area
 * @returns {object} the drawing that may begin now
 */
function clear({ list, more }) {
  const drawing = {};
  drawings.set(list, drawing);
  list.replaceChildren();
  list.style.removeProperty("--code-width");
  list.setAttribute("aria-busy", "false");
  more.hidden = true;
  return drawing;
}

/**
 * @template Row
 * @param {Area} area
 * @param {Iterator<Row>} rows
 * @param {(row: Row) => HTMLElement} elementOf
 * @param {Batch} batch
 */
export function drawRows(area, rows, elementOf, batch = LINES) {
  const { list, more } = area;
  const drawing = clear(area);
  const source = peeking(rows);
  async function drawSome() {
    const left = { rows: ROWS_AT_ONCE, characters: batch.characters };
    let size = Math.min(ROWS_AT_FIRST, batch.rows);
    more.hidden = true;
    list.setAttribute("aria-busy", "true");
    while (left.rows > 0 && left.characters > 0 && !source.isDone()) {
      const drawn = drawBatch(source, elementOf, { ...batch, rows: Math.min(size, left.rows) }, left);
      if (batch === LINES) widen(list, drawn);
      list.append(drawn);
      await (size === batch.rows ? nextTask() : nextFrame());
      size = batch.rows;
      if (drawings.get(list) !== drawing) return;
    }
    list.setAttribute("aria-busy", "false");
    more.hidden = source.isDone();
  }
  more.textContent = batch.more;
  more.onclick = drawSome;
  void drawSome();
}

/**
 * @template Row
 * @param {Iterator<Row>} rows
 * @returns {{isDone: () => boolean, take: () => Row}}
 */
function peeking(rows) {
  let next = rows.next();
  return {
    isDone: () => next.done === true,
    take() {
      const { value } = next;
      next = rows.next();
      return value;
    },
  };
}

/**
 * @template Row
 * @param {{isDone: () => boolean, take: () => Row}} source
 * @param {(row: Row) => HTMLElement} elementOf
 * @param {Batch} kind
 * @param {{rows: number, characters: number}} left
 * @returns {HTMLElement}
 */
function drawBatch(source, elementOf, kind, left) {
  const batch = document.createElement(kind.element);
  batch.className = "rows";
  let characters = CHARACTERS_IN_A_BATCH;
  while (batch.childElementCount < kind.rows && characters > 0 && !source.isDone()) {
    const element = elementOf(source.take());
    characters -= element.textContent.length;
    batch.append(element);
  }
  left.rows -= batch.childElementCount;
  batch.style.setProperty("--height", `${batch.childElementCount * kind.height}px`);
  left.characters -= CHARACTERS_IN_A_BATCH - characters;
  return batch;
}

/**
 * Puts the column of readings as far out as the widest line that has one.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} batch
 */
function widen(list, batch) {
  let widest = Number(list.style.getPropertyValue("--code-width"));
  for (const row of batch.children) {
    const [code, reading] = row.children;
    if (reading?.textContent) widest = Math.max(widest, code?.textContent.length ?? 0);
  }
  list.style.setProperty("--code-width", String(widest));
}
