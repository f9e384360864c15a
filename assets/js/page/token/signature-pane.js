import { byClass } from "../../shared/dom.js";
import { grouped } from "../../shared/hex.js";
import { sentence } from "../../shared/sentence.js";
import { offerPane } from "../export/copy.js";
import { drawText } from "./json-pane.js";
import { drawAbout, drawFrame } from "./pane-frame.js";

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
  drawFrame(pane, segment, index + 1, signature?.message ?? "");
  if (segment.text === "") drawAbout(pane, sentence("Empty: nobody signed this token."));
  const hex = grouped(signature?.hex ?? "");
  if (hex !== "") {
    drawText(pane, hex);
    offerPane(pane, () => hex);
  }
  byClass(pane, "json").classList.add("raw");
}
