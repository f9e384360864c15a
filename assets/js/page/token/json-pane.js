import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf, setText } from "../../shared/dom.js";
import { lineOf, sizeOf } from "../../shared/json-rows.js";
import { plural, sentence } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";
import { foldByKeys } from "../rows/fold-keys.js";
import { isFoldable, JsonFolds } from "../rows/json-folds.js";
import { drawRows } from "../rows/rows.js";
import { widen } from "./code-width.js";

/**
 * Printed JSON, and texts, line by line.
 *
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../shared/json-rows.js").JsonRow} JsonRow
 * @typedef {import("../rows/json-folds.js").Wanted} Wanted
 * @typedef {(row: JsonRow, element: HTMLElement) => (string | Node)[]} Describe gives what stands beside a line
 * @typedef {{list: HTMLElement, folds: HTMLButtonElement}} Area where lines go, and what folds and unfolds all of them
 */

const LONGEST_PIECE = 4096;
const SHOWN_OF_VALUE = 8192;
const LINES_IN_A_CHUNK = 100;
/** Of a text with more characters the lines are not told apart: there may be a million of them. */
const LINES_APART = 1_000_000;
/** From here on indentation may stop, and the level is said. */
const DEEP = 5;
const VERY_DEEP = 16;

/**
 * @param {ParentNode} place
 * @param {"json" | "tree-rows"} list
 * @returns {Area}
 */
export function areaOf(place, list) {
  return { list: byClass(place, list), folds: /** @type {HTMLButtonElement} */ (byClass(place, "json-folds")) };
}

/**
 * Draws lines between which the arrow keys go, and which fold.
 *
 * @param {Area} area
 * @param {() => Iterator<JsonRow>} rows
 * @param {Describe} describe
 * @param {{isClosed?: boolean, wanted?: Wanted}} [how] `isClosed` where nothing of it can be seen yet
 */
export function drawTree(area, rows, describe, { isClosed = false, wanted = "long" } = {}) {
  const { list, folds: button } = area;
  list.setAttribute("role", "tree");
  list.setAttribute("aria-label", sentence("JSON"));
  const folds = new JsonFolds(wanted);
  const lines = drawRows(list, rows(), {
    element: "div",
    rows: LINES_IN_A_CHUNK,
    isClosed,
    textOf: (row) => inColumns(lineOf(row)),
    lengthOf: ({ text }) => text.length,
    isHidden(row, index) {
      const isHidden = folds.isHidden(row, index);
      offer();
      return isHidden;
    },
    elementOf: (row, index) => elementOfRow(row, describe, folds.isFolded(index), () => toggle(index)),
    drawn: (chunk) => widen(list, chunk),
  });

  function offer() {
    button.hidden = !folds.isAny;
    setText(button, folds.isAnyFolded ? sentence("Unfold all") : sentence("Fold all"));
  }

  /** @param {number} index */
  function toggle(index) {
    folds.toggle(index, lines);
    offer();
  }

  button.onclick = () => drawTree(area, rows, describe, { wanted: folds.isAnyFolded ? "none" : "all" });
  list.onbeforematch = ({ target }) => {
    if (target instanceof Element) folds.reveal(lines.startOf(target), lines);
    offer();
  };
  foldByKeys(list, lines, folds, toggle);
}

/**
 * Draws a text line by line, as it was decoded.
 *
 * @param {HTMLElement} pane
 * @param {string} text
 */
export function drawText(pane, text) {
  const { list, folds } = areaOf(pane, "json");
  list.setAttribute("role", "group");
  list.removeAttribute("aria-label");
  folds.hidden = true;
  drawRows(list, piecesOf(text), {
    element: "div",
    rows: LINES_IN_A_CHUNK,
    textOf: (line) => inColumns(line.replace(/\n$/, "")),
    lengthOf: (line) => line.length,
    elementOf: elementOfLine,
  });
}

/**
 * The lines of a text with their ends; very long ones in pieces, since rows are what is drawn as it comes into view.
 *
 * @param {string} text
 * @returns {Generator<string, void, undefined>}
 */
function* piecesOf(text) {
  const areLinesApart = text.length <= LINES_APART;
  for (let at = 0; at < text.length; ) {
    const lineEnd = (areLinesApart && text.indexOf("\n", at) + 1) || text.length;
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
 * @param {boolean} isFolded
 * @param {() => void} toggle
 * @returns {HTMLElement}
 */
function elementOfRow(row, describe, isFolded, toggle) {
  const element = elementOf("row-template");
  element.setAttribute("role", "treeitem");
  element.setAttribute("aria-level", String(row.depth + 1));
  element.style.setProperty("--depth", String(row.depth));
  const code = byClass(element, "code");
  code.append(indentOf(row.depth));
  if (isFoldable(row)) {
    code.append(toggleOf(!isFolded, toggle));
    element.setAttribute("aria-expanded", String(!isFolded));
    element.tabIndex = -1;
  }
  if (row.name !== "") code.append(span("name", row.name), ": ");
  code.append(isFolded ? foldedValue(row.node) : valueElement(row.text));
  byClass(element, "reading-of").prepend(...describe(row, element));
  return element;
}

/**
 * The blanks before a line; where they would take all of the space, the level in their place.
 *
 * @param {number} depth
 */
function indentOf(depth) {
  const indent = span("indent", "  ".repeat(depth));
  if (depth > DEEP) indent.dataset.level = String(depth);
  indent.classList.toggle("very-deep", depth > VERY_DEEP);
  return indent;
}

/**
 * @param {boolean} isExpanded
 * @param {() => void} toggle
 */
function toggleOf(isExpanded, toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold-toggle";
  button.tabIndex = -1;
  button.setAttribute("aria-expanded", String(isExpanded));
  button.setAttribute("aria-label", sentence("What is in it"));
  button.addEventListener("click", toggle);
  return button;
}

/**
 * An object or an array in one line: its brackets, and how much is in it.
 *
 * @param {JsonNode} node
 */
function foldedValue(node) {
  const value = span("value", node.members ? "{…}" : "[…]");
  const count = span("note", ` ${entriesIn(node)}`);
  value.append(count);
  return value;
}

/**
 * How many members or items a value has.
 *
 * @param {JsonNode} node
 */
export function entriesIn(node) {
  const size = sizeOf(node);
  return node.members
    ? plural("{count} member", "{count} members", size)
    : plural("{count} item", "{count} items", size);
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
