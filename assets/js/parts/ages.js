import { timeElement } from "./ticking.js";

/**
 * Instants beside the claims that are some: the clock of the chosen zone in place of UTC, and how long ago or how soon.
 *
 * @typedef {{name: string, at: string, utc: string}} Point an instant of a token: `at` in seconds, as text
 */

/**
 * Makes the readings of a pane tick; those that do already stay as they are.
 *
 * @param {HTMLElement} pane the payload's
 * @param {readonly Point[]} points
 */
export function drawAges(pane, points) {
  const known = new Map(points.map((point) => [point.name, point]));
  for (const row of pane.querySelectorAll("[data-claim]")) {
    const point = row instanceof HTMLElement ? known.get(row.dataset["claim"] ?? "") : undefined;
    const text = row.querySelector(".reading-of")?.firstChild;
    if (point && text instanceof Text) drawAge(text, point);
  }
}

/**
 * @param {Text} text of a reading
 * @param {Point} point
 */
function drawAge(text, { at, utc }) {
  const place = text.data.indexOf(utc);
  if (place === -1) return;
  const rest = text.splitText(place);
  rest.replaceData(0, utc.length, "");
  rest.before(timeElement(at, "clock"), " · ", timeElement(at, "relative"));
}
