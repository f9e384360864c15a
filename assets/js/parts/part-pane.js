import { byClass } from "../dom.js";
import { counted, dressOf } from "../segments.js";
import { grouped } from "./hex.js";
import { drawJson, drawText } from "./json-pane.js";
import { drawAbout, drawFrame } from "./pane-frame.js";
import { rove } from "./rove.js";

/**
 * A pane that shows a decoded part: as printed JSON, or as the text that it is.
 *
 * @typedef {import("../report-types.js").Part} Part
 * @typedef {import("../report-types.js").Token} Token
 * @typedef {import("./json-pane.js").Describe} Describe
 * @typedef {import("./link.js").Link} Link
 * @typedef {import("./link.js").LinkedPart} LinkedPart
 * @typedef {import("./json-rows.js").JsonRow} JsonRow
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
 * @param {Link} link
 */
export function drawPart(pane, token, index, part, link) {
  const segment = token.segments[index];
  if (!segment) return;
  const encoded = drawFrame(pane, segment, index + 1, sizeOf(part, segment.role === "header"));
  const { title, hue } = dressOf(segment);
  /** @type {LinkedPart} */
  const linked = { token, segment, hue: hue === "header" ? hue : "payload", encoded, title, members: [] };
  link.add(linked);
  if (!part) return;
  drawContent(pane, part, describing(linked, link));
}

/**
 * @param {Part | null} part
 * @param {boolean} isHeader
 */
function sizeOf(part, isHeader) {
  if (!part) return "";
  return [counted(part.octets, "octet"), isHeader ? "" : KINDS.get(part.kind)].filter(Boolean).join(" · ");
}

/**
 * @param {HTMLElement} pane
 * @param {Part} part
 * @param {Describe} describe
 */
function drawContent(pane, part, describe) {
  const raw = /** @type {HTMLButtonElement} */ (byClass(pane, "pane-raw"));
  const list = byClass(pane, "json");
  const { tree } = part;
  /** @param {boolean} asDecoded */
  function show(asDecoded) {
    list.classList.toggle("raw", asDecoded || !tree);
    if (tree && !asDecoded) drawJson(pane, tree, describe);
    else drawText(pane, textOf(part));
    rove(list);
  }
  raw.hidden = !tree || textOf(part) === "";
  raw.onclick = () => {
    const pressed = raw.getAttribute("aria-pressed") !== "true";
    raw.setAttribute("aria-pressed", String(pressed));
    show(pressed);
  };
  show(raw.getAttribute("aria-pressed") === "true");
  drawAbout(pane, sentenceOf(part));
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

/**
 * Readings of claims, and the link of each member to its characters.
 *
 * @param {LinkedPart} linked
 * @param {Link} link
 * @returns {Describe}
 */
function describing(linked, link) {
  return (row, element) => {
    const { top } = row;
    if (!top) return "";
    const octets = { start: top.start, end: Math.max(top.end, top.node.end) };
    link.addMember(linked, { octets, row: element, name: top.name });
    element.tabIndex = -1;
    return readingOf(linked, row, element);
  };
}

/**
 * @param {LinkedPart} linked
 * @param {JsonRow} row
 * @param {HTMLElement} element
 */
function readingOf({ token, segment }, row, element) {
  if (segment.role === "header") return "";
  const claim = token.claims.find(({ node }) => node === row.node.start);
  if (!claim) return "";
  element.dataset["claim"] = claim.name;
  return [claim.label, claim.reading].filter((words) => words !== "").join(" · ");
}
