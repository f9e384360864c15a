/**
 * Which member of a JSON tree a character carries, and how such a member is called.
 *
 * @typedef {import("./highlights.js").Span} Span
 * @typedef {import("./source-map.js").Carriers} Carriers
 * @typedef {import("../types/report.js").JsonNode} JsonNode
 * @typedef {import("../types/report.js").Member} Member
 * @typedef {{node: JsonNode, member: Member | null, index: number}} Step into an object or an array
 */

/**
 * The way from the outermost value to the deepest member that has this character among its carriers; empty where it
 * belongs to none.
 *
 * @param {JsonNode} tree
 * @param {Carriers} carriers
 * @param {number} character
 * @returns {Step[]}
 */
export function pathAt(tree, carriers, character) {
  /** @type {Step[]} */
  const path = [];
  let depth = 0;
  for (let step = stepAt(tree, carriers, character); step; step = stepAt(step.node, carriers, character)) {
    path.push(step);
    if (step.member) depth = path.length;
  }
  return path.slice(0, depth);
}

/**
 * Where a member stands in its part: its name and its value.
 *
 * @param {Member} member
 * @returns {Span} octets
 */
export function memberOctets({ start, end, node }) {
  return { start, end: Math.max(end, node.end) };
}

/**
 * A path in writing: `realm_access.roles`, `keys[0].kid`, `address["street name"]`.
 *
 * @param {Step[]} path
 * @returns {string}
 */
export function pathText(path) {
  return path.map(({ member, index }, depth) => (member ? partOf(member, depth === 0) : `[${index}]`)).join("");
}

const PLAIN = /^[\w$-]+$/;

/**
 * @param {Member} member
 * @param {boolean} isFirst
 */
function partOf({ name, text }, isFirst) {
  if (isFirst) return name === "" ? text : name;
  return PLAIN.test(name) ? `.${name}` : `[${text}]`;
}

/**
 * The entry of a value that has the character among its carriers. Entries stand in order, and no character carries two.
 *
 * @param {JsonNode} node
 * @param {Carriers} carriers
 * @param {number} character
 * @returns {Step | null}
 */
function stepAt({ members, items }, carriers, character) {
  let low = 0;
  let high = (members ?? items ?? []).length;
  while (low < high) {
    const index = (low + high) >> 1;
    const member = members?.[index] ?? null;
    const node = member?.node ?? items?.[index];
    if (!node) return null;
    const { start, end } = carriers(member ? memberOctets(member) : node);
    if (character >= end) low = index + 1;
    else if (character < start) high = index;
    else return { node, member, index };
  }
  return null;
}
