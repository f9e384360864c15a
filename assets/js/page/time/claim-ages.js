import { byClass } from "../../shared/dom.js";
import { clock } from "../../shared/relative-time.js";
import { memberOf } from "../export/copy-rows.js";
import { timeElement } from "./time-element.js";

/**
 * Instants beside the claims that are some: the clock of the chosen zone in place of UTC, and how long ago or how soon.
 * Which claims are instants is said by Python: it writes them as UTC beside the number.
 */

/** @type {WeakSet<Element>} rows that were looked at: of a number nothing changes */
const known = new WeakSet();

/**
 * Makes the readings of all that is drawn tick.
 *
 * @param {HTMLElement} panes
 */
export function drawAges(panes) {
  for (const row of panes.querySelectorAll(".row[tabindex], .claim")) {
    if (known.has(row)) continue;
    known.add(row);
    const node = memberOf(row)?.node;
    const text = readingOf(row).firstChild;
    if (node?.type === "number" && text instanceof Text) drawAge(text, node.text);
  }
}

/** @param {Element} row */
function readingOf(row) {
  return row.querySelector(":scope > .reading-of") ?? byClass(row, "reading-of");
}

/**
 * @param {Text} text of a reading
 * @param {string} at seconds, as the token writes them
 */
function drawAge(text, at) {
  const utc = clock(Number(at), "UTC");
  const place = utc === "" ? -1 : text.data.indexOf(utc);
  if (place === -1) return;
  const rest = text.splitText(place);
  rest.replaceData(0, utc.length, "");
  rest.before(timeElement(at, "clock"), " · ", timeElement(at, "relative"));
}
