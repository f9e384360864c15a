import { byClass, setText } from "../dom.js";
import { carriersOf } from "../places.js";
import { counted } from "../segments.js";
import { drawClaims } from "./claims-pane.js";
import { offerPane } from "./copy.js";
import { clearRows } from "./drawn-rows.js";
import { drawJson, drawText } from "./json-pane.js";
import { jsonText } from "./json-text.js";
import { drawAbout, drawFrame, makePane } from "./pane-frame.js";
import { ProcessedClaims } from "./processed-claims.js";
import { rove } from "./rove.js";
import { offerViews } from "./view-switch.js";

/**
 * The payload that the Disclosures make, each disclosed value marked with the word.
 *
 * @typedef {import("../report-types.js").Token} Token
 * @typedef {import("../report-types.js").Processed} Processed
 * @typedef {import("./link.js").Link} Link
 * @typedef {import("./view-switch.js").View} View
 */

const TITLE = "Processed payload";
const ABOUT = "What the payload says with its Disclosures put in. These are the claims that count.";
const SEGMENT = { role: "payload", start: 0, end: 0, text: "" };

/**
 * @param {HTMLElement} place
 * @param {Token} token
 * @param {Link} link
 */
export function drawProcessed(place, token, link) {
  const { processed } = token;
  if (!processed) return;
  const pane = makePane();
  place.append(pane);
  const encoded = drawFrame(pane, SEGMENT, 0, "");
  pane.classList.add("processed");
  pane.setAttribute("aria-label", TITLE);
  setText(byClass(pane, "pane-number"), "");
  setText(byClass(pane, "pane-title"), TITLE);
  setText(byClass(pane, "pane-size"), sizeOf(processed));
  drawAbout(pane, ABOUT);
  const linked = {
    ...{ pane, token, segment: SEGMENT, hue: /** @type {const} */ ("payload"), encoded, title: TITLE },
    ...{ carriers: carriersOf(SEGMENT), tree: null, rows: new Map() },
  };
  offerPane(pane, () => (processed.tree ? jsonText(processed.tree) : (processed.text ?? "")));
  const explained = new ProcessedClaims(processed, linked, link);
  offerViews(pane, "processed", viewsOf(processed), (view) => drawView(pane, processed, view, explained));
}

/** @param {Processed} processed */
function sizeOf({ marks, undisclosed }) {
  const values = `${counted(marks.length, "value")} disclosed`;
  return undisclosed === 0 ? values : `${values} · ${counted(undisclosed, "digest")} not disclosed, or decoys`;
}

/**
 * @param {Processed} processed
 * @returns {View[]}
 */
function viewsOf({ tree }) {
  return tree ? ["json", "claims"] : ["decoded"];
}

/**
 * @param {HTMLElement} pane
 * @param {Processed} processed
 * @param {View} view
 * @param {ProcessedClaims} explained
 */
function drawView(pane, { tree, text }, view, explained) {
  clearRows(pane);
  byClass(pane, "json").classList.toggle("raw", !tree);
  if (view === "claims") drawClaims(pane, tree?.members ?? [], explained);
  else if (tree) drawJson(pane, tree, explained.describeDisclosed);
  else drawText(pane, text ?? "");
  offerPane(pane, () => (tree ? jsonText(tree) : (text ?? "")));
  rove(byClass(pane, view === "claims" ? "claims" : "json"));
}
