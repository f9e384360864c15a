import { clock } from "../../shared/relative-time.js";
import { sentence } from "../../shared/sentence.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { zoneHere } from "../../shared/time-zones.js";
import { lookOf } from "../verdict/looks.js";

/**
 * The rows of the table of differences. Text goes in as text; that something differs is said by words, marks and weight.
 *
 * @typedef {import("../../types/report.js").ComparisonRow} Row
 * @typedef {import("../../types/report.js").ComparedValue} Value
 * @typedef {import("../../types/report.js").ComparedItem} Item
 * @typedef {import("../../types/drawn.js").LineName} LineName
 */

/** In the order in which the engine gives them. @type {readonly LineName[]} */
const LINES = ["structure", "signature", "time", "audience", "trust"];
/** @type {ReadonlyMap<string, string>} */
const AREAS = new Map([
  ["verdict", sentence("Verdict")],
  ["kind", sentence("Kind")],
  ["header", sentence("Header")],
  ["claims", sentence("Claims")],
  ["key", sentence("Key")],
  ["findings", sentence("Findings")],
]);
/** @type {ReadonlyMap<string, string>} */
const CHANGES = new Map([
  ["added", sentence("Only in B")],
  ["removed", sentence("Only in A")],
  ["unknown", sentence("Not compared")],
]);
const MISSING = sentence("missing");
const ONLY = { a: sentence("only in A"), b: sentence("only in B") };
const LACKS = sentence("missing here");

/**
 * @param {HTMLTableElement} table
 * @param {readonly Row[]} rows that are shown
 * @param {readonly Row[]} all of which those of the verdict come first
 * @param {number} now
 */
export function drawRows(table, rows, all, now) {
  for (const body of Array.from(table.tBodies)) body.remove();
  for (const [area, title] of AREAS) {
    const within = rows.filter((row) => row.area === area);
    if (within.length === 0) continue;
    const body = table.createTBody();
    const head = body.insertRow();
    const name = document.createElement("th");
    name.colSpan = 3;
    name.scope = "rowgroup";
    name.textContent = title;
    head.append(name);
    head.className = "diff-area";
    for (const row of within) {
      const line = row.area === "verdict" ? LINES[all.indexOf(row)] : undefined;
      body.append(rowOf(row, line, now));
    }
  }
}

/**
 * @param {Row} row
 * @param {LineName | undefined} line of the verdict
 * @param {number} now
 */
function rowOf(row, line, now) {
  const element = document.createElement("tr");
  element.dataset.change = row.change;
  const name = document.createElement("th");
  name.scope = "row";
  name.className = row.area === "header" || row.area === "claims" ? "diff-name mono" : "diff-name";
  name.textContent = row.name;
  element.append(name);
  const words = [CHANGES.get(row.change) ?? "", row.message].filter((one) => one !== "");
  // What is the same in both is there once.
  const isOne = row.change === "same" && row.a?.text === row.b?.text;
  for (const side of /** @type {const} */ (["a", "b"])) {
    if (isOne && side === "b") break;
    const cell = element.insertCell();
    cell.className = "diff-value";
    if (isOne) cell.colSpan = 2;
    else cell.dataset.side = side.toUpperCase();
    if (row.items.length > 0) cell.append(itemsOf(row.items, side, row.change));
    else cell.append(...shownValue(row[side], line, now));
    if (side === "a" && words.length > 0) cell.append(note(words.join(". ").replace("..", ".")));
  }
  return element;
}

/** @param {string} text */
function note(text) {
  const element = document.createElement("p");
  element.className = "note diff-words";
  element.textContent = text;
  return element;
}

/**
 * @param {Value | null} value
 * @param {LineName | undefined} line
 * @param {number} now
 * @returns {Node[]}
 */
function shownValue(value, line, now) {
  const element = document.createElement("div");
  if (!value) {
    element.className = "note diff-missing";
    element.textContent = MISSING;
    return [element];
  }
  if (value.words.length > 0) {
    element.textContent = sentenceText(value.words, now);
    if (!line) return [element];
    const [mark, words] = lookOf(line, value.state);
    const state = document.createElement("span");
    state.className = "cell-state";
    state.textContent = words;
    const cell = document.createElement("div");
    cell.dataset.mark = mark;
    cell.dataset.line = line;
    cell.dataset.state = value.state;
    cell.append(state);
    element.className = "note";
    return [cell, element];
  }
  element.className = "mono";
  if (value.at !== "") {
    const time = document.createElement("div");
    time.textContent = clock(Number(value.at), zoneHere());
    element.classList.add("note");
    element.textContent = value.text;
    return [time, element];
  }
  const { text, start, end } = value;
  element.append(text.slice(0, start));
  if (end > start) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    element.append(mark);
  }
  element.append(text.slice(Math.max(start, end)));
  return [element];
}

/**
 * @param {readonly Item[]} items
 * @param {"a" | "b"} side
 * @param {Row["change"]} change
 */
function itemsOf(items, side, change) {
  const list = document.createElement("ul");
  list.className = "diff-items mono";
  list.append(...items.map((item) => itemOf(item, side, change === "same")));
  return list;
}

/**
 * @param {Item} item
 * @param {"a" | "b"} side
 * @param {boolean} isSame
 */
function itemOf({ text, where }, side, isSame) {
  const element = document.createElement("li");
  element.textContent = text;
  if (where === "both" || isSame) return element;
  const isHere = where === side;
  element.dataset.where = isHere ? "here" : "there";
  const said = document.createElement("span");
  said.className = "unseen";
  said.textContent = ` (${isHere ? ONLY[side] : LACKS})`;
  element.append(said);
  return element;
}
