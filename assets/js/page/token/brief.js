import { appendVisible } from "../../shared/append-visible.js";
import { oneLine } from "../../shared/json-rows.js";

/**
 * A header in one line: its first parameters as they stand, and what the report says of the algorithm.
 *
 * @typedef {import("../../types/report.js").Claim} Claim
 * @typedef {import("../../types/report.js").JsonNode} JsonNode
 * @typedef {import("../../types/report.js").Member} Member
 */

const MOST = 4;
const LONGEST = 40;

/**
 * @param {JsonNode | null} tree
 * @param {readonly Claim[]} claims
 * @returns {Node[]}
 */
export function briefOf(tree, claims) {
  const members = (tree?.members ?? []).filter(({ node }) => oneLine(node) !== null);
  const reading = claims.find(({ node, reading: words }) => node === members[0]?.node.start && words !== "")?.reading;
  return [...parametersOf(members.slice(0, MOST).map(parameterOf)), ...(reading ? [noteOf(reading)] : [])];
}

/**
 * Parameters beside each other: what comes after them is shown whole or not at all.
 *
 * @param {readonly HTMLElement[]} parameters
 * @returns {HTMLElement[]}
 */
export function parametersOf(parameters) {
  if (parameters.length === 0) return [];
  const element = document.createElement("span");
  element.className = "pane-parameters";
  element.append(...parameters);
  return [element];
}

/** @param {Member} member */
function parameterOf({ name, node }) {
  const element = document.createElement("span");
  element.className = "pane-parameter";
  appendVisible(element, cut(name));
  const value = document.createElement("strong");
  appendVisible(value, cut(node.type === "string" ? (node.value ?? node.text) : node.text));
  element.append(" ", value);
  return element;
}

/** @param {string} text */
export function noteOf(text) {
  const element = document.createElement("span");
  element.className = "note";
  appendVisible(element, text);
  return element;
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
