import { byId, isField } from "../../shared/dom.js";
import { paint } from "../../shared/highlights.js";
import { drawColours } from "../input/colour.js";
import { isHeld } from "../input/held-text.js";
import { drawBeginning, drawSummary } from "../phase.js";
import { drawVerdict, drawWaiting } from "../verdict/verdict.js";
import { drawEarly } from "./early-panes.js";
import { earlyTextOf } from "./early-text.js";
import { CHECKED_SOON, EMPTY, NOT_CHECKED_YET } from "./early-words.js";

/**
 * What a paste says while the script of the page is on its way, as that script will draw it.
 *
 * @typedef {import("../input/paste.js").Paste} Paste
 */

/**
 * Listens to what comes into the field, and draws it once its places are there: the field comes before them, and may be
 * filled by then.
 *
 * @returns {{read: () => void, leave: () => void}} `read` says that the places are there, `leave` leaves all of it to that
 *   script from here on
 */
export function listenEarly() {
  const leaving = new AbortController();
  const { signal } = leaving;
  document.addEventListener("input", read, { signal });
  document.addEventListener("paste", put, { signal });
  return { read, leave: () => leaving.abort() };
}

function read() {
  if (!document.getElementById("panes")) return;
  const text = byId("paste", HTMLTextAreaElement).value;
  const early = earlyTextOf(text);
  drawBackdrop(text);
  drawEarly(early);
  drawBeginning(early ? "waiting" : "empty");
  if (early) drawWaiting(false);
  else drawVerdict(null);
  if (early) drawSummary(NOT_CHECKED_YET, CHECKED_SOON);
  else drawSummary(EMPTY, "");
}

/** @param {string} text */
function drawBackdrop(text) {
  const node = new Text(isHeld(text) ? "" : text);
  byId("backdrop", HTMLElement).replaceChildren(node);
  const field = {
    node,
    from: 0,
    paint: /** @type {Paste["paint"]} */ ((by, name, spans) => paint(by, name, node, spans)),
  };
  drawColours(field, { by: "guess", text });
}

/**
 * Takes a paste wherever the focus is.
 *
 * @param {ClipboardEvent} event
 */
function put(event) {
  const field = document.getElementById("paste");
  if (isField(event.target) || !(field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  field.value = event.clipboardData?.getData("text/plain") ?? "";
  field.focus({ preventScroll: true });
  read();
}
