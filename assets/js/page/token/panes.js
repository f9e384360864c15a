import { byId } from "../../shared/dom.js";
import { drawDisclosures } from "./disclosures.js";
import { drawNested } from "./nested-tokens.js";
import { drawBrief, drawFrame, furnish, makePane } from "./pane-frame.js";
import { drawPart } from "./part-pane.js";
import { drawProcessed } from "./processed-payload.js";
import { briefOfSealed, drawOutside } from "./sealed-parts.js";
import { numberOf, PLACES } from "./segment-numbers.js";
import { headerOf } from "./signature-header.js";
import { drawSignature } from "./signature-pane.js";
import { drawAdditional, drawUnprotected } from "./unprotected-header.js";

/**
 * The panes of a token: three with a place of their own, and one for each further segment.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 */

const MOST_FURTHER = 100;
const MADE_PLACES = ["between", "processed", "beyond", "inside"];

/**
 * @param {Token} token
 * @param {PaneContext} context
 */
export function drawPanes(token, context) {
  const taken = takenPlaces();
  let count = 0;
  token.segments.forEach((segment, index) => {
    if (isInside(token, segment.role) || count === MOST_FURTHER) return;
    count += 1;
    const place = PLACES.get(segment.role);
    const pane = place ? taken(place) : null;
    drawSegment(pane ?? further(token, index), token, index, context);
  });
  drawOutside(token);
  drawUnprotected(byId("between", HTMLElement), token, context);
  drawAdditional(byId("between", HTMLElement), token);
  drawProcessed(byId("processed", HTMLElement), token, context);
  const inside = byId("inside", HTMLElement);
  drawDisclosures(inside, token, context);
  drawNested(inside, token, context, drawSegment);
  byId("panes", HTMLElement).hidden = false;
}

/** The three panes in their place before anything is known of them. */
export function drawWaitingPanes() {
  takenPlaces();
  WAITING.forEach((role, index) => {
    const pane = byId(role, HTMLElement);
    drawFrame(pane, { role, start: 0, end: 0, text: "" }, index + 1, "");
    pane.classList.add("waits");
  });
  byId("panes", HTMLElement).hidden = false;
}

/** @type {readonly ("header" | "payload" | "signature")[]} */
const WAITING = ["header", "payload", "signature"];

export function hidePanes() {
  byId("panes", HTMLElement).hidden = true;
}

/**
 * Empties every place, and hands each out once.
 *
 * @returns {(place: string) => HTMLElement | null}
 */
function takenPlaces() {
  const places = new Set(PLACES.values());
  for (const place of places) {
    const pane = byId(place, HTMLElement);
    furnish(pane);
    pane.hidden = true;
  }
  for (const place of MADE_PLACES) byId(place, HTMLElement).replaceChildren();
  return (place) => (places.delete(place) ? byId(place, HTMLElement) : null);
}

/**
 * Whether the segments of a role are drawn with what is inside the token.
 *
 * @param {Token} token
 * @param {string} role
 */
function isInside({ disclosures, binding }, role) {
  return (role === "disclosure" && disclosures.length > 0) || (role === "key-binding" && binding !== null);
}

/**
 * A new pane, before the payload or after the signature as the token has it.
 *
 * @param {Token} token
 * @param {number} index
 */
function further(token, index) {
  const payload = token.segments.findIndex(({ role }) => PLACES.get(role) === "payload");
  const pane = makePane();
  byId(index < payload ? "between" : "beyond", HTMLElement).append(pane);
  return pane;
}

/**
 * @param {HTMLElement} pane
 * @param {Token} token
 * @param {number} index
 * @param {PaneContext} context
 */
function drawSegment(pane, token, index, context) {
  const segment = token.segments[index];
  if (!segment) return;
  if (segment.role === "header") drawPart(pane, token, index, headerOf(token, segment), context);
  else if (segment.role === "payload" || segment.role === "ciphertext")
    drawPart(pane, token, index, token.payload, context);
  else if (segment.role === "signature") drawSignature(pane, token, index);
  else {
    drawFrame(pane, segment, numberOf(token.segments, index), "");
    drawBrief(pane, briefOfSealed(segment));
  }
}
