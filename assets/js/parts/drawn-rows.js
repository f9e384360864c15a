import { byClass } from "../dom.js";

/**
 * Rows of a pane, drawn in turns so that no frame waits for them: what can be seen at once, then the rest of two
 * thousand, then more on demand.
 */

const ROWS_AT_ONCE = 2_000;
const ROWS_IN_A_TURN = 100;
const CHARACTERS_AT_ONCE = 131_072;
const CHARACTERS_IN_A_TURN = 16_384;
const ROW_HEIGHT = 24;

/** @type {WeakMap<HTMLElement, object>} the drawing that a list is in; an older one stops */
const drawings = new WeakMap();

/**
 * Takes the rows of a pane away, and stops the drawing of any more.
 *
 * @param {HTMLElement} pane
 * @returns {object} the drawing that may begin now
 */
export function clearRows(pane) {
  const list = byClass(pane, "json");
  const drawing = {};
  drawings.set(list, drawing);
  list.replaceChildren();
  list.style.removeProperty("--code-width");
  byClass(pane, "pane-more").hidden = true;
  return drawing;
}

/**
 * @template Row
 * @param {HTMLElement} pane
 * @param {Iterator<Row>} rows
 * @param {(row: Row) => HTMLElement} elementOf
 */
export function drawRows(pane, rows, elementOf) {
  const list = byClass(pane, "json");
  const more = /** @type {HTMLButtonElement} */ (byClass(pane, "pane-more"));
  const drawing = clearRows(pane);
  const source = peeking(rows);
  async function drawSome() {
    const left = { rows: ROWS_AT_ONCE, characters: CHARACTERS_AT_ONCE };
    more.hidden = true;
    list.setAttribute("aria-busy", "true");
    while (left.rows > 0 && left.characters > 0 && !source.isDone()) {
      append(list, drawTurn(source, elementOf, left));
      await new Promise((resolve) => setTimeout(resolve));
      if (drawings.get(list) !== drawing) return;
    }
    list.setAttribute("aria-busy", "false");
    more.hidden = source.isDone();
  }
  more.textContent = "Show more lines";
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
 * @param {{rows: number, characters: number}} left
 * @returns {HTMLElement}
 */
function drawTurn(source, elementOf, left) {
  const turn = document.createElement("div");
  turn.className = "rows";
  let characters = CHARACTERS_IN_A_TURN;
  while (turn.childElementCount < ROWS_IN_A_TURN && characters > 0 && !source.isDone()) {
    const element = elementOf(source.take());
    characters -= element.textContent.length;
    turn.append(element);
  }
  left.rows -= turn.childElementCount;
  left.characters -= CHARACTERS_IN_A_TURN - characters;
  return turn;
}

/**
 * Appends rows, with the column of readings as far out as the widest line that has one.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} turn
 */
function append(list, turn) {
  let widest = Number(list.style.getPropertyValue("--code-width"));
  for (const row of turn.children) {
    const [code, reading] = row.children;
    if (reading?.textContent) widest = Math.max(widest, code?.textContent.length ?? 0);
  }
  list.style.setProperty("--code-width", String(widest));
  turn.style.setProperty("--height", `${turn.childElementCount * ROW_HEIGHT}px`);
  list.append(turn);
}
