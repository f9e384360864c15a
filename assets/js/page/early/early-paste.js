import { drawBeginning, drawSummary } from "../phase.js";
import { drawEarly } from "./early-panes.js";
import { earlyTextOf } from "./early-text.js";
import { CHECKED_SOON, EMPTY, NOT_CHECKED_YET } from "./early-words.js";

/**
 * Shows what a paste says while the script of the page is on its way, as that script will draw it.
 *
 * @returns {() => void} leaves it to that script from here on
 */
export function listenEarly() {
  const leaving = new AbortController();
  const { signal } = leaving;
  document.addEventListener("input", read, { signal });
  // The field is there, and may be filled, before the places below it are.
  document.addEventListener("readystatechange", read, { signal });
  return () => leaving.abort();
}

function read() {
  const field = document.getElementById("paste");
  const follows = document.getElementById("panes");
  if (!(field instanceof HTMLTextAreaElement && follows)) return;
  const early = earlyTextOf(field.value);
  drawEarly(early);
  drawBeginning(early ? "waiting" : "empty");
  if (early) drawSummary(NOT_CHECKED_YET, CHECKED_SOON);
  else drawSummary(EMPTY, "");
}
