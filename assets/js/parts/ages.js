import { local, relative } from "../instants.js";

/**
 * How long ago, or how soon, beside the claims that are instants; the words change, nothing else does.
 *
 * @typedef {import("../report-types.js").Verdict} Verdict
 */

const INSTANTS = /** @type {const} */ (["exp", "nbf", "iat"]);

/**
 * @param {HTMLElement} pane the payload's
 * @param {Verdict} verdict
 * @param {number} now seconds
 */
export function drawAges(pane, { time }, now) {
  for (const name of INSTANTS) {
    const instant = Number(time.data[name] ?? Number.NaN);
    const reading = pane.querySelector(`[data-claim="${name}"] .reading-of`);
    if (!(reading instanceof HTMLElement) || !Number.isFinite(instant)) continue;
    const age = ageIn(reading);
    age.textContent = ` · ${relative(instant, now)}`;
    reading.title = local(instant);
  }
}

/** @param {HTMLElement} reading */
function ageIn(reading) {
  const known = reading.querySelector("span");
  return known ?? reading.appendChild(document.createElement("span"));
}
