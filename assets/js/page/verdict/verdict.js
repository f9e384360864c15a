import { byClass, byId, setText } from "../../shared/dom.js";
import { sentenceText } from "../../shared/sentence-text.js";

/**
 * @typedef {import("../../types/report.js").Verdict} Verdict
 * @typedef {import("../../types/report.js").LineName} LineName
 * @typedef {import("../../types/report.js").Line} Line
 * @typedef {"pass" | "fail" | "caution" | "unchecked"} Mark
 * @typedef {readonly [Mark, string]} Look
 */

/** @type {readonly LineName[]} */
const LINE_NAMES = ["structure", "signature", "time", "audience", "trust"];

/** @type {ReadonlyMap<string, Look>} */
const LOOKS = new Map([
  ["waiting", ["unchecked", "Waiting"]],
  ["structure sound", ["pass", "Sound"]],
  ["structure faulty", ["fail", "Faulty"]],
  ["structure unreadable", ["fail", "Unreadable"]],
  ["signature valid", ["pass", "Valid"]],
  ["signature invalid", ["fail", "Invalid"]],
  ["signature unsupported", ["caution", "Not supported"]],
  ["signature key-unusable", ["caution", "Key unusable"]],
  ["signature not-attempted", ["unchecked", "Not verified"]],
  ["signature checking", ["unchecked", "Checking"]],
  ["time current", ["pass", "Current"]],
  ["time expired", ["fail", "Expired"]],
  ["time not-yet", ["fail", "Not yet valid"]],
  ["time unreadable", ["caution", "Unreadable"]],
  ["time not-stated", ["unchecked", "Not stated"]],
  ["audience match", ["pass", "As expected"]],
  ["audience mismatch", ["fail", "Not as expected"]],
  ["audience not-checked", ["unchecked", "Not checked"]],
  ["trust supplied", ["pass", "Your key"]],
  ["trust from-token", ["caution", "From the token"]],
  ["trust public", ["caution", "Published key"]],
  ["trust not-known", ["unchecked", "Not known"]],
]);

/**
 * The mark and the words of a state; a state that this page does not know is not a pass.
 *
 * @param {LineName} name
 * @param {string} state
 * @returns {Look}
 */
export function lookOf(name, state) {
  return LOOKS.get(`${name} ${state}`) ?? LOOKS.get(state) ?? ["unchecked", "Not known"];
}

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

/** @param {Verdict} verdict */
export function drawVerdict(verdict) {
  for (const name of LINE_NAMES) {
    drawCell(cellOf(name), lookOf(name, verdict[name].state), verdict[name]);
    setText(howOf(name), verdict[name].how ?? verdict[name].message);
  }
  byId("strip", HTMLElement).hidden = false;
  byId("how", HTMLElement).hidden = false;
  drawRest(verdict);
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

/** The strip in its place before anything is known. */
export function drawWaitingVerdict() {
  drawVerdict({ structure: WAITING, signature: WAITING, time: WAITING, audience: WAITING, trust: WAITING });
  byId("strip-rest", HTMLElement).hidden = true;
  byId("how", HTMLElement).hidden = true;
}

export function hideVerdict() {
  byId("how", HTMLElement).hidden = true;
  byId("strip", HTMLElement).hidden = true;
  byId("strip-rest", HTMLElement).hidden = true;
}

/**
 * @param {HTMLElement} cell
 * @param {Look} look
 * @param {Line} line
 */
function drawCell(cell, [mark, words], line) {
  cell.dataset.state = line.state;
  cell.dataset.mark = mark;
  setText(byClass(cell, "cell-state"), words);
  setText(byClass(cell, "cell-reason"), line.message);
}

/**
 * What a narrow strip folds away, in words: "2 more: sound, not checked".
 *
 * @param {Verdict} verdict
 */
function drawRest(verdict) {
  const quiet = LINE_NAMES.map((name) => lookOf(name, verdict[name].state)).filter(
    ([mark]) => mark === "pass" || mark === "unchecked",
  );
  const rest = byId("strip-rest", HTMLElement);
  rest.hidden = quiet.length === 0;
  const more = quiet.length === LINE_NAMES.length ? "Verdict" : `${quiet.length} more`;
  setText(rest, `${more}: ${quiet.map(([, words]) => words.toLowerCase()).join(", ")}`);
}

/**
 * Each cell leads to its proof; on a narrow page the quiet cells unfold.
 *
 * @param {(name: LineName) => void} lead
 */
export function listenToVerdict(lead) {
  for (const name of LINE_NAMES) cellOf(name).addEventListener("click", () => lead(name));
  const rest = byId("strip-rest", HTMLElement);
  rest.addEventListener("click", () => {
    const whole = byId("strip", HTMLElement).classList.toggle("whole");
    rest.setAttribute("aria-expanded", String(whole));
  });
}
