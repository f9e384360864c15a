import { grouped } from "../../shared/hex.js";
import { sizeOf } from "../../shared/json-rows.js";
import { plural, sentence } from "../../shared/sentence.js";
import { briefOf, noteOf } from "./brief.js";
import { tracedPart } from "./cross-highlight.js";
import { Explained } from "./explained.js";
import { drawText } from "./json-pane.js";
import { drawAbout, drawBrief, drawTitledFrame, makePane } from "./pane-frame.js";
import { drawView } from "./part-view.js";
import { parametersOf } from "./signature-header.js";

/**
 * The headers of a token that are not protected (RFC 7515 §7.2.1, RFC 7516 §7.2.1): JSON as it stands in the token,
 * which no segment carries.
 *
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 */

const MOST = 20;
const ABOUT = sentence("Not protected: anyone who passes the token on can change it.");

/**
 * @param {HTMLElement} place
 * @param {Token} token
 * @param {PaneContext} context
 */
export function drawUnprotected(place, token, context) {
  token.signatures.slice(0, MOST).forEach(({ unprotected }, index) => {
    if (!unprotected || sizeOf(unprotected) === 0) return;
    const title = token.signatures.length > 1 ? titleOf(token, index + 1) : sentence("Unprotected Header");
    const claims = parametersOf(token, index).filter((one) => !one.protected);
    drawHeader(place, token, unprotected, { title, context, claims });
  });
}

/**
 * What the tag of a JWE covers beside its header: it is not encrypted.
 *
 * @param {HTMLElement} place
 * @param {Token} token
 */
export function drawAdditional(place, { aad, start, end }) {
  if (!aad) return;
  const pane = makePane();
  place.append(pane);
  const title = sentence("Additional Authenticated Data");
  const size = plural("{count} byte", "{count} bytes", aad.octets);
  drawTitledFrame(pane, { role: "unprotected", start, end, text: "" }, title, size);
  drawBrief(pane, [noteOf(sentence("anyone can read it; the tag covers it"))]);
  drawText(pane, aad.text ?? grouped(aad.hex ?? ""));
}

/**
 * @param {Token} token
 * @param {number} number
 */
function titleOf({ segments }, number) {
  return segments.some(({ role }) => role === "ciphertext")
    ? sentence("Unprotected Header of recipient {number}", { number })
    : sentence("Unprotected Header of signature {number}", { number });
}

/** @param {JsonNode} tree */
function parametersIn(tree) {
  return plural("{count} parameter", "{count} parameters", sizeOf(tree));
}

/**
 * @param {HTMLElement} place
 * @param {Token} token
 * @param {JsonNode} tree
 * @param {{title: string, context: PaneContext, claims: import("../../types/report.js").Claim[]}} known
 */
function drawHeader(place, token, tree, { title, context, claims }) {
  const pane = makePane();
  place.append(pane);
  // Its places are those of the token's own text.
  /** @type {import("../../types/drawn.js").DrawnSegment} */
  const segment = { role: "unprotected", start: token.start, end: token.end, text: token.text, encoded: false };
  const encoded = drawTitledFrame(pane, { ...segment, text: "" }, title, parametersIn(tree));
  drawAbout(pane, ABOUT);
  drawBrief(pane, briefOf(tree, claims));
  const traced = tracedPart({ pane, token, segment, hue: "header", encoded, title, tree });
  context.crossHighlight.add(traced);
  const explained = new Explained(claims, [], traced, context);
  context.views.offer(pane, "header", ["json", "claims"], (view) => {
    context.crossHighlight.forgetRows(traced);
    drawView(pane, view, { tree, text: () => "", explained });
  });
}
