import { appendVisible } from "../../shared/append-visible.js";
import { byClass, byId } from "../../shared/dom.js";

/**
 * The panes of what can be read before the engine runs, each marked as not checked.
 *
 * @typedef {import("./early-text.js").EarlyPart} EarlyPart
 * @typedef {import("./early-text.js").EarlyText} EarlyText
 */

/** @param {EarlyText | null} early nothing takes the panes away */
export function drawEarly(early) {
  byId("early", HTMLElement).hidden = early === null;
  drawPart("early-header", early?.header ?? null);
  drawPart("early-payload", early?.payload ?? null);
}

/**
 * @param {string} id of the pane
 * @param {EarlyPart | null} part
 */
function drawPart(id, part) {
  const pane = byId(id, HTMLElement);
  pane.hidden = part === null;
  const shown = byClass(pane, "early-text");
  shown.replaceChildren();
  appendVisible(shown, part?.text ?? "");
  byClass(pane, "early-cut").hidden = !part?.isCut;
}
