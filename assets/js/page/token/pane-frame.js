import { byClass, copyOf, setText } from "../../shared/dom.js";
import { roleOf } from "../../shared/segment-roles.js";
import { phrases, plural, sentence } from "../../shared/sentence.js";
import { offerSegment } from "../export/copy.js";
import { EncodedLine } from "./encoded-line.js";
import { clearPane } from "./part-view.js";
import { furnishSwitch } from "./view-switch.js";

/**
 * What every pane has: number, name and size of its segment, the encoded text, and the way to unfold it.
 *
 * @typedef {import("../../types/drawn.js").DrawnSegment} Segment
 * @typedef {import("../../shared/segment-roles.js").SegmentRole} SegmentRole
 */

/**
 * Puts the parts of a pane into a section that has none.
 *
 * @param {HTMLElement} pane
 */
export function furnish(pane) {
  if (pane.childElementCount > 0) return;
  pane.append(copyOf("pane-template"));
  pane.tabIndex = -1;
  new ResizeObserver(() => offerUnfold(pane)).observe(byClass(pane, "encoded"));
  furnishSwitch(pane);
  byClass(pane, "pane-open").addEventListener("click", () => toggle(pane));
  if (pane.id !== "") byClass(pane, "pane-name").id = `${pane.id}-name`;
}

/** @returns {HTMLElement} a pane for a segment that has no place of its own in the page */
export function makePane() {
  const pane = document.createElement("section");
  furnish(pane);
  return pane;
}

/**
 * @param {HTMLElement} pane
 * @param {Segment} segment
 * @param {number} number
 * @param {string} size what is said of the size beside the number of characters
 * @returns {EncodedLine} the encoded text
 */
export function drawFrame(pane, segment, number, size) {
  const { title, hue } = roleOf(segment);
  pane.className = `pane hue-${hue}`;
  pane.hidden = false;
  drawFold(pane, segment);
  drawBrief(pane, []);
  setText(byClass(pane, "pane-number"), String(number));
  setText(byClass(pane, "pane-title"), title);
  const characters = plural("{count} character", "{count} characters", segment.text.length);
  setText(byClass(pane, "pane-size"), phrases(characters, size));
  offerSegment(pane, segment.text);
  drawAbout(pane, "");
  clearPane(pane);
  byClass(pane, "views").hidden = true;
  byClass(pane, "pane-copy").hidden = true;
  byClass(pane, "pane-profile").hidden = true;
  return new EncodedLine(pane, segment.text);
}

/**
 * The same for what is no segment with a number.
 *
 * @param {HTMLElement} pane
 * @param {Segment} segment
 * @param {string} title
 * @param {string} size all that is said of the size
 * @returns {EncodedLine} the encoded text
 */
export function drawTitledFrame(pane, segment, title, size) {
  const encoded = drawFrame(pane, segment, 0, "");
  pane.setAttribute("aria-label", title);
  setText(byClass(pane, "pane-number"), "");
  setText(byClass(pane, "pane-title"), title);
  setText(byClass(pane, "pane-size"), size);
  return encoded;
}

/** The parts that are read first; the others are strips of one line, and unfold. */
const OPEN = new Set(["payload"]);

/** What unfolds of a strip that holds no JSON. @type {ReadonlyMap<string, string>} */
const UNFOLDS = new Map([
  ["signature", sentence("Hex")],
  ["ciphertext", sentence("Hex")],
  ["encrypted-key", sentence("Base64url")],
  ["initialization-vector", sentence("Base64url")],
  ["authentication-tag", sentence("Base64url")],
]);

/**
 * A strip stays unfolded for the visit, whichever token is drawn in it. What is empty has nothing to unfold.
 *
 * @param {HTMLElement} pane
 * @param {Segment} segment
 */
function drawFold(pane, { role, text }) {
  const button = byClass(pane, "pane-open");
  const isStrip = !OPEN.has(role);
  button.hidden = !isStrip || (role === "encrypted-key" && text === "");
  button.dataset.unfolds = UNFOLDS.get(role) ?? sentence("JSON");
  const isFolded = button.hidden || button.getAttribute("aria-expanded") === "false";
  pane.classList.toggle("strip", isStrip);
  pane.classList.toggle("folded", isStrip && isFolded);
  nameFold(button);
}

/**
 * The button says what it shows, or that it takes that away.
 *
 * @param {HTMLElement} button
 */
function nameFold(button) {
  const isExpanded = button.getAttribute("aria-expanded") === "true";
  setText(button, isExpanded ? sentence("Close") : (button.dataset.unfolds ?? ""));
}

/**
 * Shows what was decrypted as what it is, and no longer the characters that it was encrypted to.
 *
 * @param {HTMLElement} pane
 * @param {string} size
 */
export function drawOpened(pane, size) {
  pane.classList.remove("strip", "folded");
  pane.classList.add("opened");
  byClass(pane, "pane-open").hidden = true;
  setText(byClass(pane, "pane-title"), sentence("Payload"));
  setText(byClass(pane, "pane-number"), "");
  setText(byClass(pane, "pane-size"), size);
  offerSegment(pane, "");
}

/** @param {HTMLElement} pane */
function toggle(pane) {
  const isFolded = pane.classList.toggle("folded");
  const button = byClass(pane, "pane-open");
  button.setAttribute("aria-expanded", String(!isFolded));
  nameFold(button);
}

/**
 * Unfolds a strip, for whoever is led to what is in it.
 *
 * @param {HTMLElement} pane
 */
export function unfoldPane(pane) {
  if (pane.classList.contains("folded")) toggle(pane);
}

/**
 * What a pane says of its part in the line of its name.
 *
 * @param {HTMLElement} pane
 * @param {readonly (string | Node)[]} pieces
 */
export function drawBrief(pane, pieces) {
  const brief = byClass(pane, "pane-brief");
  brief.hidden = pieces.length === 0;
  brief.replaceChildren(...pieces);
}

/**
 * One sentence about the part, where its content does not speak for itself.
 *
 * @param {HTMLElement} pane
 * @param {string} text
 */
export function drawAbout(pane, text) {
  const about = byClass(pane, "pane-about");
  setText(about, text);
  about.hidden = text === "";
}

/**
 * Only where lines are hidden, or have been unfolded, is there something to click.
 *
 * @param {HTMLElement} pane
 */
function offerUnfold(pane) {
  const line = byClass(pane, "encoded");
  const isWhole = line.classList.contains("folded") && line.scrollHeight <= line.clientHeight + 1;
  byClass(pane, "encoded-unfold").hidden = isWhole;
}
