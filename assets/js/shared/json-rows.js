import { memberOctets } from "./json-path.js";

/**
 * A JSON tree as printed lines, made one at a time: a pane draws what fits and asks for more.
 *
 * @typedef {import("./highlights.js").Span} Span
 * @typedef {import("../types/report.js").JsonNode} JsonNode
 * @typedef {import("../types/report.js").Member} Member
 * @typedef {{depth: number, name: string, text: string, member: Member | null, octets: Span | null, node: JsonNode,
 *   isWhole: boolean}} JsonRow
 *   `name` is the member's name as written, with its quotes, or empty; `text` what follows it on the line, lexemes as
 *   written; `member` the one that begins on the line; `octets` those of the member or item to which the line belongs;
 *   `isWhole` where all of the value is on it
 */

const SHORT_LINE = 64;
const BRACKETS = /** @type {const} */ ({ object: ["{", "}"], array: ["[", "]"] });

/**
 * @param {JsonNode} tree
 * @returns {Generator<JsonRow, void, undefined>}
 */
export function* rowsOf(tree) {
  yield* rows(tree, { depth: 0, member: null, octets: null, comma: "" });
}

/**
 * A line as it is printed.
 *
 * @param {JsonRow} row
 */
export function lineOf({ depth, name, text }) {
  return "  ".repeat(depth) + (name === "" ? text : `${name}: ${text}`);
}

/**
 * @param {JsonNode} node
 * @param {{depth: number, member: Member | null, octets: Span | null, comma: string}} place
 * @returns {Generator<JsonRow, void, undefined>}
 */
function* rows(node, { depth, member, octets, comma }) {
  const name = member?.text ?? "";
  const line = oneLine(node);
  if (line !== null) {
    yield { depth, name, text: line + comma, member, octets, node, isWhole: true };
    return;
  }
  const [open, close] = node.members ? BRACKETS.object : BRACKETS.array;
  yield { depth, name, text: open, member, octets, node, isWhole: false };
  const last = sizeOf(node) - 1;
  for (const [index, entry] of entriesOf(node).entries()) {
    yield* rows(entry.node, { depth: depth + 1, ...entry, comma: index === last ? "" : "," });
  }
  // Where the text broke off there is no bracket to show.
  if (!node.cut) yield { depth, name: "", text: close + comma, member: null, octets, node, isWhole: false };
}

/**
 * How many members or items a value has.
 *
 * @param {JsonNode} node
 */
export function sizeOf(node) {
  return (node.members ?? node.items ?? []).length;
}

/**
 * @param {JsonNode} node
 * @returns {{member: Member | null, octets: Span, node: JsonNode}[]}
 */
function entriesOf({ members, items = [] }) {
  if (members) return members.map((member) => ({ member, octets: memberOctets(member), node: member.node }));
  return items.map((item) => ({ member: null, octets: item, node: item }));
}

/**
 * The whole value where it is a scalar, is empty, or is a short array of scalars.
 *
 * @param {JsonNode} node
 * @returns {string | null}
 */
export function oneLine(node) {
  if (node.cut && (node.members ?? node.items)) return null;
  if (node.members) return node.members.length === 0 ? "{}" : null;
  if (!node.items) return node.text;
  if (node.items.some((item) => item.members ?? item.items)) return null;
  const line = `[${node.items.map((item) => item.text).join(", ")}]`;
  return line.length <= SHORT_LINE ? line : null;
}
