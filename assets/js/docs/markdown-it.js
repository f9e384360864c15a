import { sentence } from "../shared/sentence.js";
import { fenceHtml, readFence } from "./fence.js";

/**
 * A plugin of markdown-it: `md.use(markdownItJwt)`.
 *
 * @typedef {object} Token
 * @property {string} info
 * @property {string} content
 * @property {[name: string, value: string][] | null} [attrs] what another plugin read, such as markdown-it-attrs
 * @property {[from: number, to: number] | null} [map] lines
 */

/**
 * @typedef {(tokens: Token[], index: number, options: any, env: any, self: any) => string} Rule
 * @typedef {{renderer: {rules: {fence?: Rule | undefined}}, utils: {unescapeAll: (text: string) => string}}} MarkdownIt
 */

/**
 * Puts decoders in the place of fences named `jwt`; other fences stay what they are.
 *
 * @param {any} md a MarkdownIt
 * @param {{vue?: boolean}} [options] `vue`: the HTML becomes a template of Vue, which must leave all of it alone
 */
export function markdownItJwt(md, { vue = false } = {}) {
  const { renderer, utils } = /** @type {MarkdownIt} */ (md);
  const block = /** @type {Rule} */ (renderer.rules.fence);
  renderer.rules.fence = (tokens, index, ...others) => {
    const token = /** @type {Token} */ (tokens[index]);
    const fence = told(token, utils.unescapeAll(token.info));
    if (!fence) return block(tokens, index, ...others);
    const plain = Object.assign(Object.create(token), { info: "", attrs: null, content: `${fence.token}\n` });
    const shown = block(tokens.with(index, plain), index, ...others).trimEnd();
    return `${fenceHtml(fence, shown, vue ? "v-pre" : "")}\n`;
  };
}

/**
 * @param {Token} token
 * @param {string} info
 */
function told({ content, attrs, map }, info) {
  try {
    return readFence(info, content, attrs ?? []);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw map ? new Error(sentence("Line {line}: {problem}", { line: String(map[0] + 1), problem: message })) : error;
  }
}
