import { phrases, plural, sentence } from "../../shared/sentence.js";
import { noteOf } from "./brief.js";
import { tracedPart } from "./cross-highlight.js";
import { drawBrief, drawTitledFrame, makePane } from "./pane-frame.js";
import { drawView } from "./part-view.js";
import { ProcessedClaims } from "./processed-claims.js";

/**
 * The payload that the Disclosures make, each disclosed value marked with the word.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Processed} Processed
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 * @typedef {import("./view-switch.js").View} View
 */

const TITLE = sentence("Processed payload");
const ABOUT = sentence("Disclosures applied: these are the claims that count.");
/** @type {import("../../types/report.js").Segment} */
const SEGMENT = { role: "payload", start: 0, end: 0, text: "" };

/**
 * @param {HTMLElement} place
 * @param {Token} token
 * @param {PaneContext} context
 */
export function drawProcessed(place, token, context) {
  const { processed } = token;
  if (!processed) return;
  const pane = makePane();
  place.append(pane);
  const encoded = drawTitledFrame(pane, SEGMENT, TITLE, sizeOf(processed));
  pane.classList.add("processed");
  drawBrief(pane, [noteOf(ABOUT)]);
  const traced = tracedPart({ pane, token, segment: SEGMENT, hue: "payload", encoded, title: TITLE, tree: null });
  const explained = new ProcessedClaims(processed, traced, context);
  const { tree, text } = processed;
  const shown = { tree, text: () => text ?? "", explained, describe: explained.describeDisclosed };
  context.views.offer(pane, "processed", viewsOf(processed), (view) => drawView(pane, view, shown));
}

/** @param {Processed} processed */
function sizeOf({ marks, undisclosed }) {
  const values = plural("{count} value disclosed", "{count} values disclosed", marks.length);
  if (undisclosed === 0) return values;
  const digests = plural(
    "{count} digest not disclosed, or a decoy",
    "{count} digests not disclosed, or decoys",
    undisclosed,
  );
  return phrases(values, digests);
}

/**
 * @param {Processed} processed
 * @returns {View[]}
 */
function viewsOf({ tree }) {
  return tree ? ["claims", "json"] : ["decoded"];
}
