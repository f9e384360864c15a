/**
 * A JSON tree as printed lines, made one at a time: a pane draws what fits and asks for more.
 *
 * @typedef {import("../report-types.js").JsonNode} JsonNode
 * @typedef {import("../report-types.js").Member} Member
 * @typedef {{depth: number, name: string, text: string, top: Member | null, node: JsonNode}} JsonRow
 *   `name` is the member's name as written, with its quotes, or empty; `text` what follows it on the line, lexemes as
 *   written; `top` the member of the outermost object to which the line belongs, on that member's first line
 */

const SHORT_LINE = 64;
const BRACKETS = /** @type {const} */ ({ object: ["{", "}"], array: ["[", "]"] });

/**
 * @param {JsonNode} tree
 * @returns {Generator<JsonRow, void, undefined>}
 */
export function* rowsOf(tree) {
  yield* rows(tree, { depth: 0, name: "", top: null, comma: "" });
}

/**
 * @param {JsonNode} node
 * @param {{depth: number, name: string, top: Member | null, comma: string}} place
 * @returns {Generator<JsonRow, void, undefined>}
 */
function* rows(node, { depth, name, top, comma }) {
  const line = oneLine(node);
  if (line !== null) {
    yield { depth, name, text: line + comma, top, node };
    return;
  }
  const [open, close] = node.members ? BRACKETS.object : BRACKETS.array;
  yield { depth, name, text: open, top, node };
  const inner = depth + 1;
  for (const [index, entry] of entriesOf(node).entries()) {
    const last = index === sizeOf(node) - 1;
    const member = depth === 0 ? entry.member : null;
    yield* rows(entry.node, { depth: inner, name: entry.name, top: member, comma: last ? "" : "," });
  }
  // Where the text broke off there is no bracket to show.
  if (!node.cut) yield { depth, name: "", text: close + comma, top: null, node };
}

/** @param {JsonNode} node */
function sizeOf(node) {
  return (node.members ?? node.items ?? []).length;
}

/**
 * @param {JsonNode} node
 * @returns {{name: string, member: Member | null, node: JsonNode}[]}
 */
function entriesOf(node) {
  if (node.members) return node.members.map((member) => ({ name: member.text, member, node: member.node }));
  return (node.items ?? []).map((item) => ({ name: "", member: null, node: item }));
}

/**
 * The whole value where it is a scalar, is empty, or is a short array of scalars.
 *
 * @param {JsonNode} node
 * @returns {string | null}
 */
function oneLine(node) {
  if (node.cut && (node.members ?? node.items)) return null;
  if (node.members) return node.members.length === 0 ? "{}" : null;
  if (!node.items) return node.text;
  if (node.items.some((item) => item.members ?? item.items)) return null;
  const line = `[${node.items.map((item) => item.text).join(", ")}]`;
  return line.length <= SHORT_LINE ? line : null;
}
