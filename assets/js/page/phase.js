import { byId, sayOrHide, setText } from "../shared/dom.js";

/**
 * What the report shows as a whole, and the sentences on top of it.
 *
 * @typedef {import("./state.js").Phase} Phase
 */

/** @param {Phase} phase */
export function drawPhase(phase) {
  drawBeginning(phase);
  byId("nothing", HTMLElement).hidden = phase !== "nothing";
  for (const id of ["copy", "paste-copy"]) byId(id, HTMLElement).hidden = phase !== "decoded";
}

/**
 * What differs before there is an answer.
 *
 * @param {Phase} phase
 */
export function drawBeginning(phase) {
  byId("report", HTMLElement).dataset.state = phase;
  byId("intro", HTMLElement).hidden = phase !== "empty";
}

/**
 * @param {string} headline
 * @param {string} line what follows from it
 */
export function drawSummary(headline, line) {
  setText(byId("summary", HTMLElement), headline);
  sayOrHide(byId("summary-line", HTMLElement), line);
}
