import { byClass } from "../../shared/dom.js";
import { grouped } from "../../shared/hex.js";
import { sentence } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";
import { offerPane } from "../export/copy.js";
import { drawText } from "./json-pane.js";
import { drawAbout, drawBrief, drawFrame } from "./pane-frame.js";
import { numberOf } from "./segment-numbers.js";

/** @typedef {import("../../types/report.js").Token} Token */

/**
 * The signature as the octets it is, in hex, with its length against what the algorithm asks.
 *
 * @param {HTMLElement} pane
 * @param {Token} token
 * @param {number} index of the segment
 */
export function drawSignature(pane, token, index) {
  const segment = token.segments[index];
  if (!segment) return;
  const signature = token.signatures.find((one) => one.segment === index);
  drawFrame(pane, segment, numberOf(token.segments, index), signature?.message ?? "");
  drawBrief(pane, briefOfSignature(segment.text, signature?.message ?? ""));
  if (segment.text === "") drawAbout(pane, sentence("Empty: nobody signed this token."));
  const hex = grouped(signature?.hex ?? "");
  if (hex !== "") {
    drawText(pane, hex);
    offerPane(pane, () => hex);
  }
  byClass(pane, "json").classList.add("raw");
}

const SHOWN = 24;

/**
 * @param {string} text of the segment
 * @param {string} size its length against what the algorithm asks
 */
function briefOfSignature(text, size) {
  const beginning = document.createElement("span");
  beginning.className = "pane-beginning";
  beginning.textContent = inColumns(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  const about = document.createElement("span");
  about.className = "note";
  about.textContent = size;
  return text === "" ? [about] : [beginning, about];
}
