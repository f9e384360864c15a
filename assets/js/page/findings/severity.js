import { listing, plural, sentence } from "../../shared/sentence.js";

/**
 * The words for how bad findings are, and how many there are of each severity.
 *
 * @typedef {import("../../types/report.js").Finding["severity"]} Severity
 */

/** The worst first. */
export const SEVERITIES = /** @type {const} */ (["error", "warning", "info"]);

/** How many there are of a severity. */
const COUNTS = /** @type {const} */ ({
  error: (/** @type {number} */ count) => plural("{count} error", "{count} errors", count),
  warning: (/** @type {number} */ count) => plural("{count} warning", "{count} warnings", count),
  info: (/** @type {number} */ count) => plural("{count} note", "{count} notes", count),
});

/** @type {ReadonlyMap<string, string>} */
const NAMES = new Map([
  ["error", sentence("Error.")],
  ["warning", sentence("Warning.")],
  ["info", sentence("Note.")],
]);

/** @param {string} severity */
export function severityName(severity) {
  return NAMES.get(severity) ?? sentence("Note.");
}

/**
 * "1 error, 2 notes".
 *
 * @param {readonly {severity: string}[]} findings
 */
export function countOf(findings) {
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? "" : COUNTS[severity](count);
  });
  return listing(counts.filter((text) => text !== ""));
}

/** So many of them are named on the line that unfolds them all. */
const NAMED = 5;

/**
 * @param {HTMLElement} place
 * @param {readonly {name: string}[]} findings the worst first; each name stands whole, or not at all where it has no room
 */
export function drawNames(place, findings) {
  const names = findings.slice(0, NAMED).map(({ name }) => {
    const element = document.createElement("span");
    element.textContent = name;
    return element;
  });
  place.replaceChildren(...names);
}
