import { clock, countdown, iso, relative } from "../../shared/relative-time.js";

/**
 * Elements that say an instant. Each carries its instant and its form, so that one pass brings all of them up to date:
 * their words change, and nothing else does.
 *
 * @typedef {"clock" | "iso" | "relative" | "countdown"} Form
 * @typedef {{now: number, zone: string}} Moment seconds, and the zone in which instants are shown
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
 * @returns {HTMLTimeElement} without words until it is brought up to date
 */
export function timeElement(at, form) {
  const element = document.createElement("time");
  element.dataset.at = at;
  element.dataset.form = form;
  const machine = iso(Number(at));
  if (machine !== "") element.dateTime = machine;
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
    if (!(element instanceof HTMLTimeElement)) continue;
    const { at, form = "" } = element.dataset;
    const words = FORMS.get(form)?.(Number(at), moment) ?? "";
    if (element.textContent !== words) element.textContent = words;
  }
}
