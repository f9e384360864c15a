/**
 * Relations as trees to draw: what each thing leads to stands below it, once.
 *
 * @typedef {import("../../types/report.js").Relation} Relation
 * @typedef {import("../../types/report.js").RelatedNode} RelatedNode
 * @typedef {{node: RelatedNode, branches: {relation: Relation, tree: Tree}[]}} Tree
 */

/** More than these nobody takes in; the sentences say all of them. */
const MOST = 24;
/** A screen has room for so many levels. */
const DEEPEST = 3;

/**
 * @param {{nodes: readonly RelatedNode[], relations: readonly Relation[]}} answer
 * @returns {Tree[]} none where there are too many relations to draw
 */
export function treesOf({ nodes, relations }) {
  if (relations.length > MOST) return [];
  /** @type {Set<Relation>} */
  const drawn = new Set();
  /**
   * @param {number} place of a node
   * @param {number} depth
   * @returns {Tree | null}
   */
  const treeOf = (place, depth) => {
    const node = nodes[place];
    if (!node) return null;
    const own = depth < DEEPEST ? relations.filter((one) => one.source === place && !drawn.has(one)) : [];
    for (const one of own) drawn.add(one);
    const branches = own.flatMap((relation) => {
      const tree = treeOf(relation.target, depth + 1);
      return tree ? [{ relation, tree }] : [];
    });
    return { node, branches };
  };
  return relations.flatMap((one) => {
    const tree = drawn.has(one) ? null : treeOf(one.source, 0);
    return tree ? [tree] : [];
  });
}
