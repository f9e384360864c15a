import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf, setText } from "../../shared/dom.js";
import { rowsOf } from "../../shared/json-rows.js";
import { phrases, plural, sentence } from "../../shared/sentence.js";
import { offerCopy } from "../export/copy-rows.js";
import { roveRows } from "../rows/row-keys.js";
import { tracedPart } from "./cross-highlight.js";
import { factsOf } from "./fact-list.js";
import { areaOf, drawText, drawTree } from "./json-pane.js";
import { drawAbout, drawTitledFrame, makePane } from "./pane-frame.js";

/**
 * The Disclosures of an SD-JWT: a pane for each, some at once, since a token may have a thousand.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Disclosure} Disclosure
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../shared/json-rows.js").JsonRow} JsonRow
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 * @typedef {import("./cross-highlight.js").TracedPart} TracedPart
 */

const SHOWN_AT_FIRST = 10;
const SHOWN_MORE = 50;
const SHOWN_OF_SALT = 256;

/** What is neither here nor there is a fault. @type {ReadonlyMap<string, string>} */
const MARKS = new Map([
  ["disclosed", "pass"],
  ["nested", "pass"],
  ["withheld", "caution"],
  ["deep", "caution"],
  ["unmatched", "caution"],
]);

/**
 * @param {HTMLElement} place
 * @param {Token} token
 * @param {PaneContext} context
 */
export function drawDisclosures(place, token, context) {
  const { disclosures } = token;
  if (disclosures.length === 0) return;
  const group = elementOf("group-template");
  group.classList.add("disclosures");
  group.setAttribute("aria-label", sentence("Disclosures"));
  const name = plural("{count} Disclosure", "{count} Disclosures", disclosures.length);
  setText(byClass(group, "group-name"), name);
  setText(byClass(group, "group-about"), sentenceOf(token));
  place.append(group);
  drawSome(group, token, context, SHOWN_AT_FIRST);
}

/** @param {Token} token */
function sentenceOf({ disclosures, processed, digest_algorithm: algorithm }) {
  const put = disclosures.filter(({ path }) => path !== null).length;
  const counts = { put, all: disclosures.length };
  const undisclosed = processed?.undisclosed ?? 0;
  if (undisclosed > 0) return sentenceWithDigests(undisclosed, counts, algorithm);
  if (!algorithm) return sentence("{put} of {all} in the payload.", counts);
  return sentence("{put} of {all} in the payload, digests by {algorithm}.", { ...counts, algorithm });
}

/**
 * @param {number} undisclosed digests without a Disclosure
 * @param {{put: number, all: number}} counts of the Disclosures
 * @param {string | null} algorithm
 */
function sentenceWithDigests(undisclosed, counts, algorithm) {
  if (!algorithm) {
    return plural(
      "{put} of {all} in the payload, {count} digest without a Disclosure.",
      "{put} of {all} in the payload, {count} digests without a Disclosure.",
      undisclosed,
      counts,
    );
  }
  return plural(
    "{put} of {all} in the payload, digests by {algorithm}, {count} digest without a Disclosure.",
    "{put} of {all} in the payload, digests by {algorithm}, {count} digests without a Disclosure.",
    undisclosed,
    { ...counts, algorithm },
  );
}

/**
 * @param {HTMLElement} group
 * @param {Token} token
 * @param {PaneContext} context
 * @param {number} count how many more to draw
 */
function drawSome(group, token, context, count) {
  const list = byClass(group, "group-panes");
  const more = /** @type {HTMLButtonElement} */ (byClass(group, "group-more"));
  const from = list.childElementCount;
  token.disclosures.slice(from, from + count).forEach((one, index) => {
    const pane = makePane();
    list.append(pane);
    drawDisclosure(pane, token, one, from + index + 1, context);
  });
  const left = token.disclosures.length - list.childElementCount;
  more.hidden = left === 0;
  more.textContent = sentence("Show {some} of {all} more", { some: Math.min(left, SHOWN_MORE), all: left });
  more.onclick = () => drawSome(group, token, context, SHOWN_MORE);
}

/**
 * @param {HTMLElement} pane
 * @param {Token} token
 * @param {Disclosure} one
 * @param {number} number counted from 1
 * @param {PaneContext} context
 */
function drawDisclosure(pane, token, one, number, context) {
  const segment = token.segments[one.segment];
  if (!segment) return;
  const title = sentence("Disclosure {number}", { number: String(number) });
  const encoded = drawTitledFrame(pane, segment, title, sizeOf(segment, one));
  pane.dataset.disclosure = one.status;
  pane.dataset.mark = MARKS.get(one.status) ?? "fail";
  drawAbout(pane, one.message);
  byClass(pane, "pane-about").classList.add("marked");
  const traced = tracedPart({ pane, token, segment, hue: "payload", encoded, title, tree: treeOf(one) });
  context.crossHighlight.add(traced);
  const { tree } = traced;
  if (tree) drawTree(areaOf(pane, "json"), () => valueRows(tree), describing(traced, context));
  else drawText(pane, one.text);
  roveRows(byClass(pane, "json"));
  pane.append(factsOf(factsAbout(one, token.digest_algorithm)));
}

/**
 * @param {import("../../types/report.js").Segment} segment
 * @param {Disclosure} disclosure
 */
function sizeOf(segment, { octets }) {
  const characters = plural("{count} character", "{count} characters", segment.text.length);
  return phrases(characters, plural("{count} byte", "{count} bytes", octets));
}

/**
 * The value, as the member that it becomes where it has a name.
 *
 * @param {Disclosure} one
 * @returns {JsonNode | null}
 */
function treeOf({ name, node }) {
  if (name === null || !node) return node;
  const { start, end } = node;
  return {
    type: "object",
    start,
    end,
    text: "",
    members: [{ name, text: JSON.stringify(name), start, end: start, node }],
  };
}

/**
 * The value as printed lines, without the braces around a member.
 *
 * @param {JsonNode} tree
 * @returns {Generator<JsonRow, void, undefined>}
 */
function* valueRows(tree) {
  const isMember = tree.text === "" && tree.members?.[0]?.node.start === tree.start;
  for (const row of rowsOf(tree)) {
    if (!isMember) yield row;
    else if (row.depth > 0) yield { ...row, depth: row.depth - 1 };
  }
}

/**
 * @param {TracedPart} traced
 * @param {PaneContext} context
 * @returns {import("./json-pane.js").Describe}
 */
function describing(traced, context) {
  return ({ node, octets, member }, element) => {
    context.crossHighlight.addRow(traced, octets ?? node, element);
    if (!member) return [];
    element.tabIndex = -1;
    offerCopy(element, member);
    return [];
  };
}

/**
 * @param {Disclosure} one
 * @param {string | null} algorithm
 * @returns {[string, (value: HTMLElement) => void][]}
 */
function factsAbout({ path, salt, digest }, algorithm) {
  /** @type {[string, string | null][]} */
  const facts = [
    [sentence("Path"), path],
    [sentence("Salt"), salt],
    [sentence("Digest, {algorithm}", { algorithm: algorithm ?? "" }), digest],
  ];
  return facts.flatMap(([name, text]) => {
    if (text === null) return [];
    const shown = text.length > SHOWN_OF_SALT ? `${text.slice(0, SHOWN_OF_SALT)}…` : text;
    return [[name, (value) => appendVisible(value, shown)]];
  });
}
