import { escaped } from "../shared/escaped.js";
import { sentence } from "../shared/sentence.js";
import { OptionError, readOption } from "./options.js";
import { quoted } from "./quoted.js";

/**
 * A fence `jwt` in Markdown, and the HTML that stands in its place.
 *
 * @typedef {object} Fence
 * @property {string} token the text in it; a token that was wrapped is in one piece
 * @property {ReadonlyMap<string, string>} attributes those of `<jwt-decoder>`
 * @property {string} id empty where the author gave none
 * @property {readonly string[]} classes of the element around it, `jwt` first
 */

/**
 * @typedef {object} Written what stands behind the name of a fence
 * @property {[name: string, value: string][]} options
 * @property {string} id
 * @property {string[]} classes
 */

const NAME = "jwt";
// One option: a class or an identifier, or a name with or without its value.
const OPTION = /\s*(?:([.#])([\w-]+)|([A-Za-z][\w-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?)(?=\s|$)/y;
const FORM = 'name="value"';
const JWS = /^e[wy][\w-]*(?:\.[\w-]*){2}(?:~[\w-]*)*$/;
const JWE = /^e[wy][\w-]*(?:\.[\w-]*){4}$/;

/**
 * What is written behind the marks of a fence, such as `jwt verify-key="…" readonly`, also in braces: `{.jwt #one}`.
 *
 * @param {string} info
 * @returns {string | null} what stands behind the name; null where the fence is another one
 */
export function optionsOf(info) {
  const text = info.trim();
  const braced = /^\{\s*\.?jwt(?=[\s}])(.*)\}$/s.exec(text)?.[1];
  if (braced !== undefined) return braced.trim();
  const named = /^jwt(?=[\s{]|$)(.*)$/s.exec(text)?.[1]?.trim();
  return named?.startsWith("{") && named.endsWith("}") ? named.slice(1, -1).trim() : (named ?? null);
}

/**
 * Reads a fence; throws an Error with a sentence where an author has to change something.
 *
 * @param {string} info what stands behind its marks
 * @param {string} source what stands in it
 * @param {readonly (readonly [name: string, value: string])[]} [more] attributes that the tool read by itself
 * @returns {Fence | null} null where the fence is another one
 */
export function readFence(info, source, more = []) {
  const text = optionsOf(info);
  if (text === null) return null;
  const { options, id, classes } = written(text);
  const told = new Map(more);
  const token = unwrapped(source);
  if (!token) throw new OptionError(sentence("The jwt fence is empty: it needs a token."));
  const own = [...told].filter(([name]) => name !== "id" && name !== "class");
  const named = (told.get("class") ?? "").split(/\s+/).filter((one) => one !== "" && one !== NAME);
  return {
    token,
    attributes: new Map([...options, ...own].map(([name, value]) => attribute(name, value))),
    id: id || (told.get("id") ?? ""),
    classes: [NAME, ...classes, ...named],
  };
}

/**
 * Names may have an underscore in the place of the hyphen, as other tools need it.
 *
 * @param {string} name
 * @param {string} value
 * @returns {[name: string, value: string]}
 */
function attribute(name, value) {
  const known = name.replaceAll("_", "-");
  try {
    return [known, readOption(known, value)];
  } catch (error) {
    const told = { option: `${name}=${quoted(value)}`, problem: /** @type {Error} */ (error).message };
    throw new OptionError(sentence("In the jwt fence, {option}: {problem}", told));
  }
}

/**
 * @param {string} text
 * @returns {Written}
 */
function written(text) {
  /** @type {Written} */
  const found = { options: [], id: "", classes: [] };
  for (OPTION.lastIndex = 0; OPTION.lastIndex < text.length; ) {
    const at = OPTION.lastIndex;
    const [, mark, word, name, ...values] = OPTION.exec(text) ?? [];
    if (mark === "#") found.id = /** @type {string} */ (word);
    else if (mark === ".") found.classes.push(/** @type {string} */ (word));
    else if (name === undefined) {
      const rest = quoted(text.slice(at).trim());
      throw new OptionError(
        sentence("In the jwt fence, write each option as {form}, not {rest}.", { form: FORM, rest }),
      );
    } else found.options.push([name, values.find((value) => value !== undefined) ?? ""]);
  }
  return found;
}

/**
 * A token that was wrapped over lines in one piece; any other text, such as a command, as it stands. The decoder itself
 * reads both: this is about what a reader sees before it starts.
 *
 * @param {string} source
 */
export function unwrapped(source) {
  const text = source.trim();
  const pieces = text.split(/\s+/);
  const joined = pieces.join("");
  if (pieces.length === 1 || JWS.test(joined)) return joined;
  // Five segments are one encrypted token, or two signed ones, the second of which begins as the first does.
  const beginnings = pieces.filter((piece) => /^e[wy]/.test(piece)).length;
  return JWE.test(joined) && beginnings === 1 ? joined : text;
}

/**
 * @param {string} token
 * @returns {string} the block of code that Markdown knows
 */
function codeBlock(token) {
  return `<pre><code>${escaped(token)}\n</code></pre>`;
}

/**
 * @param {readonly [name: string, value: string]} attribute
 * @returns {string} with a space before it
 */
const html = ([name, value]) => ` ${name}="${escaped(value)}"`;

/**
 * @param {Fence} fence
 * @param {string} [block] HTML that shows the token where no script runs: the tool's own block of code
 * @param {string} [mark] one attribute more of the element around it, without a value
 * @returns {string} HTML in which nothing of the fence is markup
 */
export function fenceHtml({ token, attributes, id, classes }, block = codeBlock(token), mark = "") {
  const named = (id && html(["id", id])) + html(["class", classes.join(" ")]) + (mark && ` ${mark}`);
  const told = [...attributes].map(html).join("");
  return `<div${named}><jwt-decoder${told}>${block}</jwt-decoder></div>`;
}
