import { byClass, byId, setText } from "../../shared/dom.js";
import { roveTabindex } from "../../shared/roving-tabindex.js";
import { sentence } from "../../shared/sentence.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { lookOf } from "./looks.js";

/**
 * @typedef {import("../../types/drawn.js").DrawnVerdict} Verdict
 * @typedef {import("../../types/drawn.js").LineName} LineName
 * @typedef {import("../../types/drawn.js").DrawnLine} Line
 * @typedef {import("./looks.js").Look} Look
 */

/** @type {readonly LineName[]} */
export const LINE_NAMES = ["structure", "signature", "time", "audience", "trust"];

/** What an encrypted token has, where another has what was not looked at. @type {ReadonlyMap<string, Look>} */
const ENCRYPTED = new Map([
  ["time not-stated", ["unchecked", sentence("Hidden")]],
  ["audience not-checked", ["unchecked", sentence("Hidden")]],
  ["trust not-known", ["unchecked", sentence("No key yet")]],
]);

/** The same once somebody gave a key, whether it decrypts or not. @type {ReadonlyMap<string, Look>} */
const WITH_KEY = new Map([["trust not-known", ["unchecked", sentence("Your key")]]]);

/**
 * @param {import("./lock.js").Lock} lock
 * @param {Verdict} verdict
 * @returns {ReadonlyMap<string, Look>} what looks otherwise than in a token that nobody encrypted
 */
function looksOf(lock, { signature }) {
  if (lock === "") return new Map();
  const isTried = lock === "open" || TRIED.has(String(signature.data.why));
  return new Map([...(lock === "shut" ? ENCRYPTED : []), ...(isTried ? WITH_KEY : [])]);
}

/** Why an encrypted token was not read, although there is a key. */
const TRIED = new Set(["not-decrypted", "key-unusable"]);

/** @param {LineName} name */
function cellOf(name) {
  const cell = document.querySelector(`[data-verdict="${name}"]`);
  if (cell instanceof HTMLButtonElement) return cell;
  throw new TypeError(`The strip has no cell ${name}.`);
}

/**
 * Where it is said how a line was reached.
 *
 * @param {LineName} name
 */
function howOf(name) {
  const place = document.querySelector(`[data-how="${name}"]`);
  if (place instanceof HTMLElement) return place;
  throw new TypeError(`The page does not say how ${name} was reached.`);
}

/**
 * @param {Verdict} verdict
 * @param {import("./lock.js").Lock} lock
 */
function drawLines(verdict, lock = "") {
  const looks = looksOf(lock, verdict);
  for (const name of LINE_NAMES) {
    const { state, data } = verdict[name];
    const look = looks.get(`${name} ${state}`) ?? lookOf(name, state, data.why);
    drawCell(cellOf(name), look, verdict[name]);
  }
  byId("strip", HTMLElement).hidden = false;
}

/** @param {Verdict} verdict */
function drawHow(verdict) {
  for (const name of LINE_NAMES) setText(howOf(name), verdict[name].how ?? verdict[name].message);
  byId("how", HTMLElement).hidden = false;
}

/**
 * Tells anew the reasons that speak of an instant.
 *
 * @param {Verdict} verdict
 * @param {number} now seconds
 */
export function tickVerdict(verdict, now) {
  for (const name of LINE_NAMES) {
    const { words } = verdict[name];
    if (words) setText(byClass(cellOf(name), "cell-reason"), sentenceText(words, now));
  }
}

const WAITING = { state: "waiting", message: "", data: {} };

/**
 * The strip in its place before anything is known.
 *
 * @param {boolean} isLate a verdict is drawn already, and what it says beside the strip keeps its place
 */
export function drawWaiting(isLate) {
  drawLines({ structure: WAITING, signature: WAITING, time: WAITING, audience: WAITING, trust: WAITING });
  if (!isLate) byId("how", HTMLElement).hidden = true;
}

/**
 * The strip, and how each line of it was reached.
 *
 * @param {Verdict | null} verdict nothing takes the strip away
 * @param {import("./lock.js").Lock} lock
 */
export function drawVerdict(verdict, lock = "") {
  if (!verdict) return hide();
  drawLines(verdict, lock);
  drawHow(verdict);
}

/** Takes the settled look from a strip that belongs to the answer before. */
export function drawUnsettled() {
  for (const name of LINE_NAMES) {
    const cell = cellOf(name);
    cell.dataset.state = WAITING.state;
    cell.dataset.mark = "waiting";
  }
}

function hide() {
  byId("how", HTMLElement).hidden = true;
  byId("strip", HTMLElement).hidden = true;
  // The card has the look of its cells, also of those that nobody sees.
  for (const name of LINE_NAMES) {
    cellOf(name).dataset.state = WAITING.state;
    delete cellOf(name).dataset.mark;
  }
}

/**
 * @param {HTMLElement} cell
 * @param {Look} look
 * @param {Line} line
 */
export function drawCell(cell, [mark, words], line) {
  cell.dataset.state = line.state;
  cell.dataset.mark = mark;
  setText(byClass(cell, "cell-state"), words);
  setText(byClass(cell, "cell-reason"), line.message);
}

/**
 * Each cell leads to its proof; all five are one stop of the Tab key.
 *
 * @param {(name: LineName) => void} lead
 */
export function listenToVerdict(lead) {
  roveTabindex(byId("strip", HTMLElement), true);
  for (const name of LINE_NAMES) cellOf(name).addEventListener("click", () => lead(name));
}
