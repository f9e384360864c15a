import { phrases, plural, sentence } from "../../shared/sentence.js";
import { Explained } from "./explained.js";

/**
 * What is said of the members of a processed payload: what is said of any, and which Disclosure each came from.
 *
 * @typedef {import("../../types/report.js").Claim} Claim
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Processed} Processed
 * @typedef {import("../../shared/json-rows.js").JsonRow} JsonRow
 * @typedef {import("./pane-context.js").PaneContext} PaneContext
 * @typedef {import("./cross-highlight.js").TracedPart} TracedPart
 */

export class ProcessedClaims extends Explained {
  /** @type {Map<number, number>} the Disclosure, counted from 1, of the value that begins at an octet */
  #marks;
  /** @type {number[]} the octets at which disclosed values begin, in their order */
  #starts;

  /** @type {Map<number, JsonNode>} those of the members, by their octet */
  #values;

  /**
   * @param {Processed} processed
   * @param {TracedPart} traced
   * @param {PaneContext} context
   */
  constructor(processed, traced, context) {
    super(processed.claims, processed.imprecise, traced, context);
    this.#marks = new Map(processed.marks.map(({ start, disclosure }) => [start, disclosure + 1]));
    this.#starts = processed.marks.map(({ start }) => start);
    this.#values = new Map((processed.tree?.members ?? []).map(({ node }) => [node.start, node]));
  }

  /**
   * The text was made here: no characters of the paste carry it.
   *
   * @override
   * @param {HTMLElement} row
   * @param {import("../../shared/highlights.js").Span} _octets
   * @param {boolean} isMember
   */
  // biome-ignore lint/style/useThisInClassMethods: what it overrides does.
  tie(row, _octets, isMember) {
    if (isMember) row.tabIndex = -1;
  }

  /**
   * @override
   * @param {HTMLElement} row
   * @param {Claim | undefined} claim
   */
  name(row, claim) {
    const words = claim && row.classList.contains("claim") ? this.#wordsAt(claim.node, this.#within(claim.node)) : "";
    if (words === "") return;
    const mark = document.createElement("dd");
    mark.className = "claim-disclosed note";
    mark.textContent = words;
    row.dataset.disclosed = "";
    row.append(mark);
  }

  /**
   * Describes a line of printed JSON as any, and says what was disclosed.
   *
   * @param {JsonRow} row
   * @param {HTMLElement} element
   * @returns {(string | Node)[]} what stands beside it
   */
  describeDisclosed = (row, element) => {
    const { node, text, isWhole } = row;
    const reading = this.describe(row, element);
    if (/^[\]}]/.test(text)) return reading;
    const within = isWhole ? this.#inside(node) : 0;
    const words = this.#wordsAt(node.start, within);
    if (words !== "") element.dataset.disclosed = "";
    if (words === "") return reading;
    return reading.length === 0 ? [words] : [...reading, " · ", words];
  };

  /**
   * @param {number} start
   * @param {number} within how many values within it were disclosed
   */
  #wordsAt(start, within) {
    const disclosure = this.#marks.get(start);
    const number = String(disclosure);
    const count = String(within);
    return phrases(
      disclosure === undefined ? "" : sentence("from Disclosure {number}", { number }),
      within === 0 ? "" : plural("{count} value in it disclosed", "{count} values in it disclosed", within, { count }),
    );
  }

  /** @param {number} start of a claim's value */
  #within(start) {
    const value = this.#values.get(start);
    return value ? this.#inside(value) : 0;
  }

  /** @param {JsonNode} node */
  #inside({ start, end, members, items }) {
    if (!(members || items)) return 0;
    return this.#starts.filter((at) => start < at && at < end).length;
  }
}
