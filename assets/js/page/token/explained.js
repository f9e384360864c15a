import { byClass } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { offerCopy } from "../export/copy-rows.js";
import { relativeReading, tickingReading } from "../time/ticking-sentence.js";

/**
 * What the report says of the members of one part, for whichever view draws them.
 *
 * @typedef {import("../../shared/highlights.js").Span} Span
 * @typedef {import("../../types/report.js").Claim} Claim
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Member} Member
 * @typedef {import("../../shared/json-rows.js").JsonRow} JsonRow
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 * @typedef {import("./cross-highlight.js").TracedPart} TracedPart
 */

export const ROUNDED = sentence("JavaScript changes this number");

export class Explained {
  /** @type {Map<number, Claim>} by the octet at which the value begins */
  #claims;
  /** @type {Set<string>} */
  #names;
  /** @type {number[]} where numbers begin that some readers change */
  #imprecise;
  #traced;
  #context;

  /**
   * @param {Claim[]} claims
   * @param {number[]} imprecise
   * @param {TracedPart} traced
   * @param {PaneContext} context
   */
  constructor(claims, imprecise, traced, context) {
    this.#claims = new Map(claims.map((claim) => [claim.node, claim]));
    this.#names = new Set(claims.map(({ name }) => name));
    this.#imprecise = imprecise;
    this.#traced = traced;
    this.#context = context;
  }

  /**
   * What is said of the member with this value.
   *
   * @param {JsonNode} value
   */
  of(value) {
    return this.#claims.get(value.start);
  }

  /**
   * Whether something is said of another member with this name, which is the one that counts.
   *
   * @param {Member} member
   */
  isOverruled({ name, node }) {
    return this.#names.has(name) && !this.#claims.has(node.start);
  }

  /**
   * Whether a number of this value is one that JavaScript would change.
   *
   * @param {JsonNode} value
   */
  isImprecise({ start, end }) {
    return this.#imprecise.some((at) => start <= at && at < end);
  }

  /**
   * Shows a value that is a token of its own.
   *
   * @param {JsonNode} value
   */
  read({ value = "" }) {
    this.#context.read(value);
  }

  /**
   * Ties a row to the characters that carry what it shows; the arrow keys stop at members.
   *
   * @param {HTMLElement} row
   * @param {Span} octets
   * @param {boolean} isMember
   */
  tie(row, octets, isMember) {
    this.#context.crossHighlight.addRow(this.#traced, octets, row);
    if (isMember) row.tabIndex = -1;
  }

  /**
   * Names a row by its claim or Header Parameter: only ever as data, never as a selector.
   *
   * @param {HTMLElement} row
   * @param {Claim | undefined} claim
   */
  name(row, claim) {
    if (claim) row.dataset[this.#traced.hue === "header" ? "parameter" : "claim"] = claim.name;
  }

  /**
   * Describes a line of printed JSON.
   *
   * @param {JsonRow} row
   * @param {HTMLElement} element
   * @returns {(string | Node)[]} the reading beside it
   */
  describe = ({ member, octets, node, isWhole }, element) => {
    if (octets) this.tie(element, octets, member !== null);
    const claim = member ? this.of(node) : undefined;
    if (member) offerCopy(element, member);
    this.name(element, claim);
    if (isWhole && (claim?.precision || this.isImprecise(node))) byClass(element, "reading-of").append(markOf(ROUNDED));
    return claim ? this.#besideLine(claim, isWhole) : [];
  };

  /**
   * The value of a claim in words.
   *
   * @param {Claim} claim
   * @returns {(string | Node)[]}
   */
  reading({ reading, words }) {
    if (words) return tickingReading(words, this.#context.moment());
    return reading === "" ? [] : [reading];
  }

  /**
   * The value of a claim in words, without the date of an instant.
   *
   * @param {Claim} claim
   * @returns {(string | Node)[]}
   */
  relative({ reading, words }) {
    if (words) return relativeReading(words, this.#context.moment());
    return reading === "" ? [] : [reading];
  }

  /** The instant and the zone in which times are said. */
  moment() {
    return this.#context.moment();
  }

  /**
   * What stands beside a line: what the claim is called and its value in words. That nobody but the issuer knows it is
   * not said of each line, nor the size of a value that is printed below.
   *
   * @param {Claim} claim
   * @param {boolean} isWhole
   */
  #besideLine(claim, isWhole) {
    if (claim.registry === "private") return isWhole ? this.reading(claim) : [];
    const reading = this.reading(claim);
    const isBoth = claim.label !== "" && reading.length > 0;
    return [claim.label, isBoth ? " · " : "", ...reading].filter((piece) => piece !== "");
  }
}

/**
 * A mark that a number is not the same to every reader.
 *
 * @param {string} words
 */
function markOf(words) {
  const mark = document.createElement("strong");
  mark.className = "imprecise";
  mark.textContent = words;
  return mark;
}
