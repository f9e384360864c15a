import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf } from "../../shared/dom.js";
import { oneLine, rowsOf } from "../../shared/json-rows.js";
import { jsonText } from "../../shared/json-text.js";
import { listing } from "../../shared/sentence.js";
import { areaOf, drawTree, entriesIn, valueElement } from "./json-pane.js";

/**
 * A value by itself: on its line where it fits one, else as printed JSON, which folds where it is long.
 *
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("./explained.js").Explained} Explained
 */

const LINES_UNFOLDED = 10;
const NAMES_SHOWN = 8;
const SHORT_LINE = 64;
const SHOWN_OF_VALUE = 1024;

/**
 * @param {JsonNode} node
 * @param {Explained} explained
 * @returns {Node}
 */
export function contentOf(node, explained) {
  const line = oneLine(node);
  if (line === null) return treeOf(node, explained);
  const content = document.createDocumentFragment();
  const bare = bareLines(node);
  if (bare) return appendLines(content, bare);
  content.append(valueElement(line, SHOWN_OF_VALUE));
  if (isEscaped(node)) content.append(unescapedOf(node.value ?? ""));
  return content;
}

/**
 * The same as text, for whoever searches it.
 *
 * @param {JsonNode} node
 */
export function textOf(node) {
  const text = bareLines(node)?.join("\n") ?? oneLine(node) ?? jsonText(node);
  return text.replace(/\n */g, " ");
}

const MOST_LINES = 8;
/** What would be read as another type, or not be seen, without its quotes. */
const NEEDS_QUOTES = /^$|^\s|\s$|^(?:true|false|null|[-\d[{"].*)$/s;

/**
 * A string without its quotes, and an array of a few of them line by line, where nobody takes them for anything else.
 *
 * @param {JsonNode} node
 * @returns {string[] | null}
 */
function bareLines(node) {
  const strings = node.type === "array" ? (node.items ?? []) : [node];
  if (strings.length === 0 || strings.length > MOST_LINES || node.cut) return null;
  const isBare = strings.every(
    (one) => one.type === "string" && !isEscaped(one) && !NEEDS_QUOTES.test(one.value ?? ""),
  );
  return isBare ? strings.map(({ value = "" }) => value) : null;
}

/**
 * @param {DocumentFragment} content
 * @param {string[]} lines
 */
function appendLines(content, lines) {
  for (const line of lines) {
    const element = document.createElement("span");
    element.className = "claim-line";
    element.append(valueElement(line, SHOWN_OF_VALUE));
    content.append(element);
  }
  return content;
}

/**
 * Whether a string is not what its lexeme looks like.
 *
 * @param {JsonNode} node
 */
function isEscaped({ type, text, value, cut }) {
  return type === "string" && !cut && value !== undefined && text.slice(1, -1) !== value;
}

/** @param {string} value */
function unescapedOf(value) {
  const element = elementOf("unescaped-template");
  byClass(element, "unescaped-value").append(valueElement(value, SHOWN_OF_VALUE));
  return element;
}

/**
 * @param {JsonNode} node
 * @param {Explained} explained
 */
function treeOf(node, explained) {
  const tree = /** @type {HTMLDetailsElement} */ (elementOf("tree-template"));
  const area = areaOf(tree, "tree-rows");
  const isClosed = !isShort(node);
  drawTree(area, () => rowsOf(node), explained.describe, { isClosed });
  if (!isClosed) return area.list;
  byClass(tree, "tree-brackets").textContent = node.members ? "{…}" : "[…]";
  byClass(tree, "tree-size").textContent = entriesIn(node);
  appendVisible(byClass(tree, "tree-names"), namesIn(node));
  return tree;
}

// On paper nothing unfolds.
addEventListener("beforeprint", () => {
  for (const tree of document.querySelectorAll("details.tree")) tree.setAttribute("open", "");
});

/** @param {JsonNode} node */
function isShort(node) {
  const rows = rowsOf(node);
  for (let count = 0; count <= LINES_UNFOLDED; count += 1) if (rows.next().done) return true;
  return false;
}

/**
 * The names in an object, as many as a line holds.
 *
 * @param {JsonNode} node
 */
function namesIn({ members = [] }) {
  const names = members.slice(0, NAMES_SHOWN).map(({ text }) => text.slice(1, -1));
  const line = listing(names);
  const isWhole = line.length <= SHORT_LINE && names.length === members.length;
  return isWhole ? line : `${line.slice(0, SHORT_LINE)}…`;
}
