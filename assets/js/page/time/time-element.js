import { setText } from "../../shared/dom.js";
import { clock, countdown, iso, relative } from "../../shared/relative-time.js";

/**
 * Elements that say an instant. Each carries its instant and its form, so that one pass brings all of them up to date:
 * their words change, and nothing else does.
 *
 * @typedef {"clock" | "iso" | "relative" | "countdown"} Form
 * @typedef {import("./moment.js").Moment} Moment
 */

/** @type {ReadonlyMap<string, (instant: number, moment: Moment) => string>} */
const FORMS = new Map([
  ["clock", (instant, { zone }) => clock(instant, zone)],
  ["iso", (instant) => iso(instant)],
  ["relative", (instant, { now }) => relative(instant, now)],
  ["countdown", (instant, { now }) => countdown(instant, now)],
]);

/**
 * @param {string} at seconds, as Python writes them
 * @param {Form} form
 * @param {Moment} [moment]
 * @returns {HTMLTimeElement} without a moment it has no words until it is brought up to date
 */
export function timeElement(at, form, moment) {
  const element = document.createElement("time");
  element.dataset.at = at;
  element.dataset.form = form;
  const machine = iso(Number(at));
  if (machine !== "") element.dateTime = machine;
  if (moment) say(element, moment);
  return element;
}

/**
 * Brings every instant inside up to date.
 *
 * @param {ParentNode} root
 * @param {Moment} moment
 */
export function tick(root, moment) {
  for (const element of root.querySelectorAll("time[data-at]")) {
    if (element instanceof HTMLTimeElement) say(element, moment);
  }
}

/**
 * @param {HTMLTimeElement} element
 * @param {Moment} moment
 */
function say(element, moment) {
  const { at, form = "" } = element.dataset;
  setText(element, FORMS.get(form)?.(Number(at), moment) ?? "");
}
