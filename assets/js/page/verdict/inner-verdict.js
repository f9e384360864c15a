import { byId, setText } from "../../shared/dom.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { lookOf } from "./looks.js";
import { drawNext } from "./next-action.js";
import { drawCell, LINE_NAMES } from "./verdict.js";

/**
 * The card of the token within: its own sentence, its own five lines, and what to do about it.
 *
 * @typedef {import("./shown-verdict.js").Shown} Shown
 */

/** @param {(id: string) => void} perform */
export function listenToInner(perform) {
  const button = byId("inner-next", HTMLButtonElement);
  button.addEventListener("click", () => perform(button.dataset.action ?? ""));
}

/**
 * @param {Shown | null} shown nothing takes the card away
 * @param {string} name of the token within
 * @param {number} now seconds
 * @param {boolean} isOld it belongs to the answer before
 */
export function drawInner(shown, name, now, isOld) {
  byId("inner", HTMLElement).hidden = shown === null;
  if (!shown) return;
  setText(byId("inner-name", HTMLElement), name);
  setText(byId("inner-summary", HTMLElement), sentenceText(shown.headline, now));
  setText(byId("inner-line", HTMLElement), sentenceText(shown.line, now));
  drawNext(isOld ? null : shown.action, "inner-next");
  for (const line of LINE_NAMES) {
    const said = shown.verdict[line];
    const cell = cellOf(line);
    drawCell(cell, lookOf(line, isOld ? "waiting" : said.state), isOld ? { ...said, state: "waiting" } : said);
  }
}

/** @param {import("../../types/drawn.js").LineName} line */
function cellOf(line) {
  const cells = Array.from(byId("inner-strip", HTMLElement).children);
  const cell = cells.find((one) => one instanceof HTMLElement && one.dataset.line === line);
  if (cell instanceof HTMLElement) return cell;
  throw new TypeError(`The strip of the token within has no cell ${line}.`);
}
