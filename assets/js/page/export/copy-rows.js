import { jsonText } from "../../shared/json-text.js";
import { inQuotation } from "../../shared/quotation.js";
import { sentence } from "../../shared/sentence.js";
import { copyDrawn, mayCopyDrawn } from "./copy.js";

/**
 * One button, on the row that is pointed at or has the focus, copies what stands in that row.
 *
 * @typedef {import("../../types/report.js").Member} Member
 */

const LONGEST_NAME = 60;

/** @type {WeakMap<Element, Member>} */
const members = new WeakMap();

/**
 * @param {HTMLElement} row
 * @param {Member} member that it shows
 */
export function offerCopy(row, member) {
  members.set(row, member);
}

export function listenToRows() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "row-copy note";
  button.textContent = sentence("Copy");
  button.addEventListener("click", () => {
    const member = memberAt(button);
    if (!member) return;
    const copied = sentence("The value of “{name}” is on the clipboard.", { name: nameOf(member) });
    void copyDrawn(button, () => valueText(member), copied);
  });
  /** @param {EventTarget | null} target */
  const move = (target) => {
    const row = rowAt(target);
    if (!row || rowAt(button) === row) return;
    const name = nameOf(/** @type {Member} */ (members.get(row)));
    button.setAttribute("aria-label", sentence("Copy the value of “{name}”", { name }));
    (row.querySelector(":scope > .claim-says") ?? row).append(button);
  };
  document.addEventListener("pointerover", ({ target }) => {
    // The one that has the focus is in use.
    if (document.activeElement !== button) move(target);
  });
  document.addEventListener("focusin", ({ target }) => move(target));
  document.addEventListener("copy", copyFocused);
}

/**
 * Ctrl+C on a row, where nothing is selected.
 *
 * @param {ClipboardEvent} event
 */
function copyFocused(event) {
  const { activeElement } = document;
  const member = activeElement ? memberAt(activeElement) : undefined;
  if (!member || document.getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  if (mayCopyDrawn(null)) event.clipboardData?.setData("text/plain", valueText(member));
}

/** @param {EventTarget | null} target */
function rowAt(target) {
  for (let element = target instanceof Element ? target : null; element; element = element.parentElement) {
    if (members.has(element)) return element;
  }
  return null;
}

/** @param {Element} target */
function memberAt(target) {
  const row = rowAt(target);
  return row ? members.get(row) : undefined;
}

/**
 * A string as it is, all else as JSON.
 *
 * @param {Member} member
 */
function valueText({ node }) {
  return node.type === "string" ? (node.value ?? node.text) : jsonText(node);
}

/** @param {Member} member */
function nameOf({ name }) {
  return inQuotation(name, LONGEST_NAME);
}
