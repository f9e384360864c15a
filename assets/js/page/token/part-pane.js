import { grouped } from "../../shared/hex.js";
import { roleOf } from "../../shared/segment-roles.js";
import { paragraph, phrases, plural, sentence } from "../../shared/sentence.js";
import { briefOf } from "./brief.js";
import { tracedPart } from "./cross-highlight.js";
import { Explained } from "./explained.js";
import { drawAbout, drawBrief, drawFrame, drawOpened } from "./pane-frame.js";
import { drawView } from "./part-view.js";
import { drawProfile } from "./profile.js";
import { briefOfSealed } from "./sealed-parts.js";
import { numberOf } from "./segment-numbers.js";
import { parametersOf } from "./signature-header.js";

/**
 * A pane that shows a decoded part: as printed JSON, member by member, or as the text that it is.
 *
 * @typedef {import("../../types/report.js").Part} Part
 * @typedef {import("../../types/report.js").Segment} Segment
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 * @typedef {import("./view-switch.js").View} View
 */

/** @type {ReadonlyMap<string, string>} */
const KINDS = new Map([
  ["claims-set", sentence("Claims Set")],
  ["json", sentence("JSON, not a Claims Set")],
  ["text", sentence("text, not JSON")],
  ["octets", sentence("not text")],
  ["encrypted", sentence("encrypted")],
  ["detached", sentence("detached")],
]);

/** @type {ReadonlyMap<string, string>} */
const SENTENCES = new Map([
  ["encrypted", sentence("Encrypted: only someone with the key can read it.")],
  ["detached", sentence("Detached: the payload travels apart from the token.")],
  ["empty", sentence("Empty.")],
]);

/** What has a list of its members, unless it is too large for one. */
const LISTED = new Set(["claims-set", "json"]);
const TOO_LARGE = sentence("Too large to list claim by claim, so only its text is shown. All of it was read.");

/**
 * @param {HTMLElement} pane
 * @param {Token} token
 * @param {number} index of the segment
 * @param {Part | null} part
 * @param {PaneContext} context
 */
export function drawPart(pane, token, index, part, context) {
  const segment = token.segments[index];
  if (!segment) return;
  const encoded = drawFrame(pane, segment, numberOf(token.segments, index), sizeOf(part, segment.role === "header"));
  const { title, hue } = roleOf(segment);
  const tree = part?.tree ?? null;
  // No character of a ciphertext carries what was decrypted of it, and none of a compressed payload an octet of it.
  const isOpened = segment.role === "ciphertext" && part?.kind !== "encrypted";
  const isInflated = segment.role === "payload" && part?.format !== "" && tree !== null;
  const of = { pane, token, segment, hue: hue === "header" ? hue : "payload", encoded, title };
  const traced = tracedPart({
    .../** @type {Omit<typeof of, "hue"> & {hue: "header" | "payload"}} */ (of),
    tree: isOpened || isInflated ? null : tree,
  });
  context.crossHighlight.add(traced);
  if (!part) return;
  drawAbout(pane, sentenceOf(part));
  if (isOpened) drawOpened(pane, sizeOf(part, false));
  if (segment.role === "payload" || isOpened) drawProfile(pane, token.profile);
  else if (segment.role === "ciphertext") drawBrief(pane, briefOfSealed(segment));
  else drawBrief(pane, briefOf(tree, claimsOf(token, segment)));
  const explained = new Explained(claimsOf(token, segment), part.imprecise, traced, context);
  context.views.offer(pane, segment.role, viewsOf(part), (view) => {
    context.crossHighlight.forgetRows(traced);
    drawView(pane, view, { tree, text: () => textOf(part), explained });
  });
}

/**
 * What the report says of the members of a segment; of a header, the parameters of its signature that it protects.
 *
 * @param {Token} token
 * @param {Segment} segment
 */
function claimsOf(token, { role, signature = 0 }) {
  return role === "header" ? parametersOf(token, signature).filter((one) => one.protected) : token.claims;
}

/**
 * @param {Part | null} part
 * @param {boolean} isHeader
 */
function sizeOf(part, isHeader) {
  if (!part) return "";
  const octets = plural("{count} byte", "{count} bytes", part.octets);
  return phrases(octets, isHeader ? "" : (KINDS.get(part.kind) ?? ""));
}

/**
 * The views that a part has: printed JSON where there is some, one by one where it has members, and as it was decoded.
 *
 * @param {Part} part
 * @returns {View[]}
 */
function viewsOf(part) {
  const { tree } = part;
  /** @type {View[]} */
  const views = [];
  if (tree?.members?.length) views.push("claims");
  if (tree) views.push("json");
  if (!tree || textOf(part) !== "") views.push("decoded");
  return views;
}

/**
 * The octets as text; where they are none, what of them is; else the octets in hex.
 *
 * @param {Part} part
 */
function textOf({ text, readable, hex }) {
  return text ?? readable ?? grouped(hex ?? "");
}

/** @param {Part} part */
function sentenceOf({ kind, tree, format, text, hex, octets }) {
  const isPartial = text === null && hex && hex.length < 2 * octets;
  return paragraph(
    SENTENCES.get(kind) ?? "",
    format && text === null ? sentence("It is {format}.", { format }) : "",
    format && text !== null ? sentence("It was {format}, and is shown decompressed.", { format }) : "",
    isPartial ? sentence("The first 4,096 bytes are shown.") : "",
    tree === null && LISTED.has(kind) ? TOO_LARGE : "",
    tree?.cut ? sentence("Read up to where the JSON breaks.") : "",
  );
}
