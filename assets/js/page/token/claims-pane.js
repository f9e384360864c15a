import { appendVisible } from "../../shared/append-visible.js";
import { byClass, elementOf, sayOrHide, setText } from "../../shared/dom.js";
import { memberOctets } from "../../shared/json-path.js";
import { oneLine } from "../../shared/json-rows.js";
import { phrases, sentence } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";
import { offerCopy } from "../export/copy-rows.js";
import { drawRows } from "../rows/rows.js";
import { timeElement } from "../time/time-element.js";
import { ROUNDED } from "./explained.js";
import { contentOf, textOf } from "./value-tree.js";

/**
 * The members of a part one by one: name, value, what it is called; the rest of what is known unfolds.
 *
 * @typedef {import("../../types/report.js").Claim} Claim
 * @typedef {import("../../types/report.js").Detail} Detail
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Member} Member
 * @typedef {import("./explained.js").Explained} Explained
 */

const CLAIMS_IN_A_CHUNK = 25;

/** Of a private claim its label says what it is. @type {ReadonlyMap<string, string>} */
const RANKS = new Map([
  ["registered", sentence("registered")],
  ["issuer", sentence("of the issuer")],
]);

/** Kinds of values whose pieces are called by words of the token. */
const QUOTED = new Set(["scopes", "strings", "string or strings"]);

/** The names among which the longest sets the width of their column. */
const MEASURED = 100;

const REPEATED = sentence("Repeated below: the last one of this name counts.");
const ABOUT = sentence("About this value");

/**
 * @param {HTMLElement} pane
 * @param {Member[]} members
 * @param {Explained} explained
 */
export function drawClaims(pane, members, explained) {
  const list = byClass(pane, "claims");
  const longest = Math.max(...members.slice(0, MEASURED).map((member) => nameOf(member).length), 0);
  list.style.setProperty("--name-width", String(longest));
  drawRows(list, members.values(), {
    element: "dl",
    rows: CLAIMS_IN_A_CHUNK,
    textOf: (member) => inColumns(`${nameOf(member)} ${textOf(member.node)}`),
    lengthOf: ({ node }) => node.end - node.start,
    elementOf: (member) => elementOfMember(member, explained),
  });
}

/**
 * @param {Member} member
 * @param {Explained} explained
 */
function elementOfMember(member, explained) {
  const element = elementOf("claim-template");
  const claim = explained.of(member.node);
  appendVisible(byClass(element, "claim-name"), nameOf(member));
  drawValue(byClass(element, "claim-value"), member.node, claim, explained);
  explained.tie(element, memberOctets(member), false);
  explained.name(element, claim);
  offerCopy(element, member);
  sayOrHide(byClass(element, "claim-repeated"), explained.isOverruled(member) ? REPEATED : "");
  sayOrHide(byClass(element, "claim-precision"), precisionOf(member.node, claim, explained));
  drawLabel(element, claim);
  element.addEventListener("click", focusTouched);
  sayOrHide(byClass(element, "claim-wrong"), claim?.wrong ?? "");
  if (claim?.token) offerRead(element, member.node, explained);
  if (claim) drawMeaning(element, claim);
  if (claim) drawReading(byClass(element, "reading-of"), claim, member.node, explained);
  return element;
}

/**
 * The value; of an instant its date, and then the number.
 *
 * @param {HTMLElement} place
 * @param {JsonNode} value
 * @param {Claim | undefined} claim
 * @param {Explained} explained
 */
function drawValue(place, value, claim, explained) {
  const instant = claim?.words?.find((piece) => "at" in piece);
  const content = contentOf(value, explained);
  if (!instant) return place.append(content);
  const number = document.createElement("span");
  number.className = "claim-number";
  number.append(content);
  place.append(timeElement(instant.at, "clock", explained.moment()), " ", number);
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
 * A finger leaves what it touched: the claim keeps the focus, and its characters stay tinted. What is selected stays so.
 *
 * @param {MouseEvent} event
 */
function focusTouched({ currentTarget, target }) {
  const isOwn = target instanceof Element && target.closest("button, summary") === null;
  if (!(isOwn && currentTarget instanceof HTMLElement) || document.getSelection()?.isCollapsed === false) return;
  byClass(currentTarget, "claim-label").focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} element
 * @param {JsonNode} value that is a token of its own
 * @param {Explained} explained
 */
function offerRead(element, value, explained) {
  const button = byClass(element, "claim-read");
  button.hidden = false;
  button.addEventListener("click", () => explained.read(value));
}

/**
 * What the claim is called, on the button that unfolds the rest.
 *
 * @param {HTMLElement} element
 * @param {Claim | undefined} claim
 */
function drawLabel(element, claim) {
  const label = /** @type {HTMLButtonElement} */ (byClass(element, "claim-label"));
  const more = byClass(element, "claim-more");
  label.tabIndex = -1;
  label.textContent = claim?.label || ABOUT;
  label.classList.toggle("unseen", claim === undefined);
  label.addEventListener("click", () => {
    more.hidden = !more.hidden;
    label.setAttribute("aria-expanded", String(!more.hidden));
  });
}

/**
 * @param {HTMLElement} element
 * @param {Claim} claim
 */
function drawMeaning(element, claim) {
  byClass(element, "claim-required").hidden = !claim.required;
  const details = detailsOf(claim);
  const list = byClass(element, "claim-details");
  list.hidden = details.length === 0;
  list.classList.toggle("quoted", QUOTED.has(claim.kind));
  list.append(...details.map(elementOfDetail));
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
 * The value in words; of a private one that is printed as a tree that is only its size, and the date of an instant stands
 * in the place of its value.
 *
 * @param {HTMLElement} place
 * @param {Claim} claim
 * @param {JsonNode} value
 * @param {Explained} explained
 */
function drawReading(place, claim, value, explained) {
  const isSize = claim.registry === "private" && oneLine(value) === null;
  place.replaceChildren(...(isSize ? [] : explained.relative(claim)));
  place.hidden = place.childNodes.length === 0;
}

/** @param {Detail} detail */
function elementOfDetail({ label, text }) {
  const element = elementOf("detail-template");
  appendVisible(byClass(element, "detail-label"), label);
  appendVisible(byClass(element, "detail-text"), text);
  return element;
}
