import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf } from "../../shared/dom.js";
import { rowsOf } from "../../shared/json-rows.js";
import { plural, sentence } from "../../shared/sentence.js";
import { areaOf, drawRows } from "./batched-rows.js";

/**
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../shared/json-rows.js").JsonRow} JsonRow
 * @typedef {(row: JsonRow, element: HTMLElement) => (string | Node)[]} Describe gives what stands beside a line
 */

const LONGEST_PIECE = 4096;
const SHOWN_OF_VALUE = 8192;

/**
 * Draws the first rows of a tree, and the rest on demand.
 *
 * @param {HTMLElement} pane
 * @param {JsonNode} tree
 * @param {Describe} describe
 */
export function drawJson(pane, tree, describe) {
  drawTree(areaOf(pane, "json"), rowsOf(tree), describe);
}

/**
 * Draws rows between which the arrow keys go.
 *
 * @param {import("./batched-rows.js").Area} area
 * @param {Iterator<JsonRow>} rows
 * @param {Describe} describe
 */
export function drawTree(area, rows, describe) {
  area.list.setAttribute("role", "tree");
  area.list.setAttribute("aria-label", sentence("JSON"));
  drawRows(area, rows, (row) => elementOfRow(row, describe));
}

/**
 * Draws a text line by line, as it was decoded.
 *
 * @param {HTMLElement} pane
 * @param {string} text
 */
export function drawText(pane, text) {
  const area = areaOf(pane, "json");
  area.list.setAttribute("role", "group");
  area.list.removeAttribute("aria-label");
  drawRows(area, piecesOf(text), elementOfLine);
}

/**
 * The lines of a text with their ends; very long ones in pieces, since rows are what is drawn on demand.
 *
 * @param {string} text
 * @returns {Generator<string, void, undefined>}
 */
function* piecesOf(text) {
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at) + 1 || text.length;
    const end = Math.min(lineEnd, at + LONGEST_PIECE);
    const isCutPair = end < lineEnd && /[\uD800-\uDBFF]/.test(text[end - 1] ?? "");
    const whole = isCutPair ? end + 1 : end;
    yield text.slice(at, whole);
    at = whole;
  }
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
 * @returns {HTMLElement}
 */
function elementOfRow(row, describe) {
  const element = elementOf("row-template");
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(row.depth + 1));
  const code = byClass(element, "code");
  code.append("  ".repeat(row.depth));
  if (row.name !== "") code.append(span("name", row.name), ": ");
  code.append(valueElement(row.text));
  element.style.setProperty("--depth", String(row.depth));
  byClass(element, "reading-of").prepend(...describe(row, element));
  return element;
}

/**
 * A value as written; of a very long one the beginning, and the rest on demand.
 *
 * @param {string} text
 * @param {number} [shown] of how many characters the beginning is
 * @returns {HTMLElement}
 */
export function valueElement(text, shown = SHOWN_OF_VALUE) {
  if (text.length <= shown) return span("value", text);
  const value = span("value", text.slice(0, shown));
  const more = document.createElement("button");
  more.type = "button";
  more.className = "plain note";
  more.textContent = plural("Show all {count} character", "Show all {count} characters", text.length);
  more.addEventListener("click", () => value.replaceWith(span("value", text)));
  value.append("… ", more);
  return value;
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
