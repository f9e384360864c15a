import { grouped } from "../../shared/hex.js";
import { plural } from "../../shared/plural.js";
import { roleOf } from "../../shared/segment-roles.js";
import { tracedPart } from "./cross-highlight.js";
import { Explained } from "./explained.js";
import { drawAbout, drawFrame } from "./pane-frame.js";
import { drawView } from "./part-view.js";
import { drawProfile } from "./profile.js";
import { offerViews } from "./view-switch.js";

/**
 * A pane that shows a decoded part: as printed JSON, member by member, or as the text that it is.
 *
 * @typedef {import("../../types/report.js").Part} Part
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("./cross-highlight.js").CrossHighlight} CrossHighlight
 * @typedef {import("./view-switch.js").View} View
 */

/** @type {ReadonlyMap<string, string>} */
const KINDS = new Map([
  ["claims-set", "Claims Set"],
  ["json", "JSON, not a Claims Set"],
  ["text", "text, not JSON"],
  ["octets", "not text"],
  ["encrypted", "encrypted"],
  ["detached", "detached"],
]);

/** @type {ReadonlyMap<string, string>} */
const SENTENCES = new Map([
  ["encrypted", "Encrypted: only the holder of the key can read it."],
  ["detached", "Detached: the payload travels apart from the token."],
  ["empty", "Empty."],
]);

/**
 * @param {HTMLElement} pane
 * @param {Token} token
 * @param {number} index of the segment
 * @param {Part | null} part
 * @param {CrossHighlight} crossHighlight
 */
export function drawPart(pane, token, index, part, crossHighlight) {
  const segment = token.segments[index];
  if (!segment) return;
  const encoded = drawFrame(pane, segment, index + 1, sizeOf(part, segment.role === "header"));
  const { title, hue } = roleOf(segment);
  const tree = part?.tree ?? null;
  const traced = tracedPart({ pane, token, segment, hue: hue === "header" ? hue : "payload", encoded, title, tree });
  crossHighlight.add(traced);
  if (!part) return;
  drawAbout(pane, sentenceOf(part));
  if (segment.role === "payload") drawProfile(pane, token.profile);
  const explained = new Explained(claimsOf(token, index), part.imprecise, traced, crossHighlight);
  offerViews(pane, segment.role, viewsOf(part), (view) => {
    crossHighlight.forgetRows(traced);
    drawView(pane, view, { tree, text: () => textOf(part), explained });
  });
}

/**
 * What the report says of the members of a segment; of a header, the parameters of its signature that it protects.
 *
 * @param {Token} token
 * @param {number} index of the segment
 */
function claimsOf(token, index) {
  if (token.segments[index]?.role !== "header") return token.claims;
  const before = token.segments.slice(0, index).filter(({ role }) => role === "header").length;
  const places = token.signatures.flatMap(({ header }, place) => (header ? [place] : []));
  return parametersOf(token, places[before] ?? 0).filter((one) => one.protected);
}

/**
 * The Header Parameters of a signature.
 *
 * @param {Token} token
 * @param {number} place
 */
export function parametersOf({ parameters, signatures }, place) {
  return place === 0 ? parameters : (signatures[place]?.parameters ?? []);
}

/**
 * @param {Part | null} part
 * @param {boolean} isHeader
 */
function sizeOf(part, isHeader) {
  if (!part) return "";
  return [plural(part.octets, "octet"), isHeader ? "" : KINDS.get(part.kind)].filter(Boolean).join(" · ");
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
  if (tree) views.push("json");
  if (tree?.members?.length) views.push("claims");
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
  const sentences = [SENTENCES.get(kind) ?? ""];
  if (format) sentences.push(`It looks like ${format}.`);
  if (text === null && hex && hex.length < 2 * octets) sentences.push("The first 4,096 octets are shown.");
  if (tree?.cut) sentences.push("Read up to the place where the JSON breaks.");
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
