import { appendVisible } from "../visible.js";
import { byClass, elementOf } from "../dom.js";
import { rowsOf } from "./json-rows.js";

/**
 * @typedef {import("../report-types.js").JsonNode} JsonNode
 * @typedef {import("./json-rows.js").JsonRow} JsonRow
 * @typedef {(row: JsonRow, element: HTMLElement) => string} Describe gives the reading of a line, or nothing
 */

export const ROWS_AT_ONCE = 2_000;

/**
 * Draws the first rows of a tree, and the rest on demand.
 *
 * @param {HTMLElement} pane
 * @param {JsonNode} tree
 * @param {Describe} describe
 */
export function drawJson(pane, tree, describe) {
  drawRows(pane, rowsOf(tree), (row) => elementOfRow(row, describe));
}

/**
 * Draws a text line by line, as it was decoded.
 *
 * @param {HTMLElement} pane
 * @param {string} text
 */
export function drawText(pane, text) {
  drawRows(pane, text.split(/(?<=\n)/).values(), elementOfLine);
}

/**
 * @template Row
 * @param {HTMLElement} pane
 * @param {Iterator<Row>} rows
 * @param {(row: Row) => HTMLElement} elementOfOne
 */
function drawRows(pane, rows, elementOfOne) {
  const list = byClass(pane, "json");
  const more = /** @type {HTMLButtonElement} */ (byClass(pane, "pane-more"));
  function drawSome() {
    const some = document.createDocumentFragment();
    for (let count = 0; count < ROWS_AT_ONCE; count += 1) {
      const { value, done } = rows.next();
      if (done) break;
      some.append(elementOfOne(value));
    }
    const full = some.childElementCount === ROWS_AT_ONCE;
    list.append(some);
    alignReadings(list);
    more.hidden = !full;
    more.textContent = `Show ${ROWS_AT_ONCE.toLocaleString("en")} more lines`;
  }
  list.replaceChildren();
  drawSome();
  more.onclick = drawSome;
}

/** @param {string} line */
function elementOfLine(line) {
  const element = elementOf("row-template");
  appendVisible(byClass(element, "code"), line);
  return element;
}

/**
 * @param {JsonRow} row
 * @param {Describe} describe
 */
function elementOfRow(row, describe) {
  const element = elementOf("row-template");
  const code = byClass(element, "code");
  code.append("  ".repeat(row.depth));
  if (row.name !== "") code.append(span("name", row.name), ": ");
  code.append(span("value", row.text));
  element.style.setProperty("--depth", String(row.depth));
  const reading = describe(row, element);
  if (reading !== "") byClass(element, "reading-of").textContent = reading;
  return element;
}

/**
 * The first column of readings: as far out as the widest line that has one, and not past the limit that the style sets.
 *
 * @param {HTMLElement} list
 */
function alignReadings(list) {
  let widest = 0;
  for (const row of list.children) {
    const [code, reading] = row.children;
    if (reading?.textContent) widest = Math.max(widest, code?.textContent.length ?? 0);
  }
  list.style.setProperty("--code-width", String(widest));
}

/**
 * @param {string} name
 * @param {string} text
 */
function span(name, text) {
  const element = document.createElement("span");
  element.className = name;
  appendVisible(element, text);
  return element;
}
