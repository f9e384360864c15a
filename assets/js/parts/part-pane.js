import { byClass } from "../dom.js";
import { counted, dressOf } from "../segments.js";
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
  ["detached", "detached: not in the token"],
  ["empty", "empty"],
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
  const encoded = drawFrame(pane, segment, index + 1, sizeOf(part));
  const { title, hue } = dressOf(segment);
  /** @type {LinkedPart} */
  const linked = { token, segment, hue: hue === "header" ? hue : "payload", encoded, title, members: [] };
  link.add(linked);
  if (!part) return;
  drawContent(pane, part, describing(token, linked, link));
}

/** @param {Part | null} part */
function sizeOf(part) {
  if (!part) return "";
  const kind = KINDS.get(part.kind) ?? "";
  return [counted(part.octets, "octet"), kind].filter(Boolean).join(" · ");
}

/**
 * @param {HTMLElement} pane
 * @param {Part} part
 * @param {Describe} describe
 */
function drawContent(pane, part, describe) {
  const raw = /** @type {HTMLButtonElement} */ (byClass(pane, "pane-raw"));
  const list = byClass(pane, "json");
  const { tree, text } = part;
  /** @param {boolean} asDecoded */
  function show(asDecoded) {
    raw.setAttribute("aria-pressed", String(asDecoded));
    list.classList.toggle("raw", asDecoded);
    if (tree && !asDecoded) drawJson(pane, tree, describe);
    else drawText(pane, text ?? "");
    rove(list);
  }
  raw.hidden = !tree || text === null;
  raw.onclick = () => show(raw.getAttribute("aria-pressed") !== "true");
  show(!tree);
  drawAbout(pane, "");
}

/**
 * Readings of claims, and the link of each member to its characters.
 *
 * @param {Token} token
 * @param {LinkedPart} linked
 * @param {Link} link
 * @returns {Describe}
 */
function describing(token, linked, link) {
  return (row, element) => {
    const { top } = row;
    if (!top) return "";
    const octets = { start: top.start, end: Math.max(top.end, top.node.end) };
    link.addMember(linked, { octets, row: element, name: top.name });
    element.tabIndex = -1;
    return readingOf(token, row, element);
  };
}

/**
 * @param {Token} token
 * @param {JsonRow} row
 * @param {HTMLElement} element
 */
function readingOf(token, row, element) {
  const claim = token.claims.find(({ node }) => node === row.top?.name);
  if (!claim) return "";
  element.dataset["claim"] = claim.name;
  return claim.reading === "" ? claim.label : claim.reading;
}
