import { readFence } from "./fence.js";

/**
 * A plugin of remark: `remarkPlugins: [remarkJwt]`. What it makes are elements and no HTML, so that it is the same in
 * Markdown and in MDX.
 *
 * @typedef {object} Node
 * @property {string} type
 * @property {Node[]} [children]
 * @property {string | null} [lang]
 * @property {string | null} [meta]
 * @property {string} [value]
 * @property {any} [position]
 */

/**
 * Puts decoders in the place of blocks of code named `jwt`; others stay what they are.
 *
 * @returns {(tree: any, file: any) => void}
 */
export function remarkJwt() {
  return (tree, file) => replaceIn(tree, file);
}

/**
 * @param {Node} parent
 * @param {{fail: (reason: string, place?: unknown) => never}} file
 */
function replaceIn(parent, file) {
  const { children = [] } = parent;
  for (const [index, node] of children.entries()) {
    if (node.type === "code") children[index] = replaced(node, file);
    else replaceIn(node, file);
  }
}

/**
 * @param {Node} node
 * @param {{fail: (reason: string, place?: unknown) => never}} file
 * @returns {Node}
 */
function replaced(node, file) {
  try {
    const fence = readFence([node.lang, node.meta].filter(Boolean).join(" "), node.value ?? "");
    return fence ? { ...elements(fence), position: node.position } : node;
  } catch (error) {
    return file.fail(/** @type {Error} */ (error).message, node.position);
  }
}

/**
 * What the plugins of HTML are handed in the place of the block.
 *
 * @param {import("./fence.js").Fence} fence
 */
function elements({ token, attributes, id, classes }) {
  const pre = element("pre", {}, element("code", {}, { type: "text", value: `${token}\n` }));
  // A flag without a value, which their tables of attributes know as one.
  const told = [...attributes].map(([name, value]) => [name, name === "readonly" || value]);
  const decoder = element("jwt-decoder", Object.fromEntries(told), pre);
  const hProperties = { ...(id ? { id } : {}), className: classes };
  return { type: "jwtDecoder", children: [], data: { hName: "div", hProperties, hChildren: [decoder] } };
}

/**
 * @param {string} tagName
 * @param {Readonly<Record<string, unknown>>} properties
 * @param {...object} children
 */
function element(tagName, properties, ...children) {
  return { type: "element", tagName, properties, children };
}
