import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf, sayOrHide, setText } from "../../shared/dom.js";
import { memberOctets } from "../../shared/json-path.js";
import { oneLine } from "../../shared/json-rows.js";
import { phrases, sentence } from "../../shared/sentence.js";
import { offerCopy } from "../export/copy-rows.js";
import { areaOf, drawRows } from "./batched-rows.js";
import { ROUNDED } from "./explained.js";
import { contentOf } from "./value-tree.js";

/**
 * The members of a part one by one: what each is called, what it holds and what that means.
 *
 * @typedef {import("../../types/report.js").Claim} Claim
 * @typedef {import("../../types/report.js").Detail} Detail
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Member} Member
 * @typedef {import("./batched-rows.js").Batch} Batch
 * @typedef {import("./explained.js").Explained} Explained
 */

/** @type {Batch} */
const CLAIMS = { element: "dl", rows: 25, height: 96, characters: 524_288, more: sentence("Show more") };

/** Of a private claim its label says what it is. @type {ReadonlyMap<string, string>} */
const RANKS = new Map([
  ["registered", sentence("registered")],
  ["issuer", sentence("of the issuer")],
]);

/** Kinds of values whose pieces are called by words of the token. */
const QUOTED = new Set(["scopes", "strings", "string or strings"]);

const REPEATED = sentence("Repeated below: the last of this name counts.");

/**
 * @param {HTMLElement} pane
 * @param {Member[]} members
 * @param {Explained} explained
 */
export function drawClaims(pane, members, explained) {
  /** @type {Set<string>} what was said of private claims: of thousands, once is enough */
  const said = new Set();
  drawRows(areaOf(pane, "claims"), members.values(), (member) => elementOfMember(member, explained, said), CLAIMS);
}

/**
 * @param {Member} member
 * @param {Explained} explained
 * @param {Set<string>} said
 */
function elementOfMember(member, explained, said) {
  const element = elementOf("claim-template");
  const claim = explained.of(member.node);
  appendVisible(byClass(element, "claim-name"), nameOf(member));
  byClass(element, "claim-value").append(contentOf(member.node, explained));
  explained.tie(element, memberOctets(member), true);
  explained.name(element, claim);
  offerCopy(element, member);
  sayOrHide(byClass(element, "claim-repeated"), explained.isOverruled(member) ? REPEATED : "");
  sayOrHide(byClass(element, "claim-precision"), precisionOf(member.node, claim, explained));
  if (claim) drawMeaning(element, claim, said);
  if (claim) drawReading(byClass(element, "reading-of"), claim, member.node, explained);
  return element;
}

/**
 * What becomes of a number that JavaScript reads; in a tree the line of the number says it.
 *
 * @param {JsonNode} value
 * @param {Claim | undefined} claim
 * @param {Explained} explained
 */
function precisionOf(value, claim, explained) {
  if (claim?.precision) return claim.precision;
  return oneLine(value) !== null && explained.isImprecise(value) ? ROUNDED : "";
}

/**
 * The name as written; with its quotes only where one would not see it without.
 *
 * @param {Member} member
 */
function nameOf({ text }) {
  const bare = text.slice(1, -1);
  return bare === "" || bare !== bare.trim() ? text : bare;
}

/**
 * @param {HTMLElement} element
 * @param {Claim} claim
 * @param {Set<string>} said
 */
function drawMeaning(element, claim, said) {
  setText(byClass(element, "claim-label"), claim.label);
  byClass(element, "claim-required").hidden = !claim.required;
  const details = detailsOf(claim);
  byClass(element, "claim-details").hidden = details.length === 0;
  byClass(element, "claim-details").classList.toggle("quoted", QUOTED.has(claim.kind));
  byClass(element, "detail-list").append(...details.map(elementOfDetail));
  if (claim.registry === "private" && said.has(claim.text)) return;
  said.add(claim.text);
  setText(byClass(element, "claim-text"), claim.text);
  setText(byClass(element, "claim-source"), phrases(claim.source, RANKS.get(claim.registry) ?? ""));
  byClass(element, "claim-meaning").hidden = false;
}

/**
 * The value in pieces; a single one that the reading says already is not said again.
 *
 * @param {Claim} claim
 */
function detailsOf({ details, reading }) {
  const [first, ...more] = details;
  return first && more.length === 0 && reading.includes(first.text) ? [] : details;
}

/**
 * The value in words; of a private one that is printed as a tree that is only its size.
 *
 * @param {HTMLElement} place
 * @param {Claim} claim
 * @param {JsonNode} value
 * @param {Explained} explained
 */
function drawReading(place, claim, value, explained) {
  const isSize = claim.registry === "private" && oneLine(value) === null;
  place.replaceChildren(...(isSize ? [] : explained.reading(claim)));
  place.hidden = place.childNodes.length === 0;
}

/** @param {Detail} detail */
function elementOfDetail({ label, text }) {
  const element = elementOf("detail-template");
  appendVisible(byClass(element, "detail-label"), label);
  appendVisible(byClass(element, "detail-text"), text);
  return element;
}
