import { escaped } from "../shared/escaped.js";

/**
 * What an author pastes into a page for a token to take apart, in the language of each tool. Whatever is entered stays a
 * value: nothing of it ends a value, a line, a fence or an element.
 *
 * @typedef {object} Wanted
 * @property {string} base where the decoder is
 * @property {string} token
 * @property {string} key a public key as JSON, empty without one
 * @property {string} view
 * @property {string} theme
 * @property {string} now
 * @property {string} highlight
 * @property {boolean} isFixed whether nothing can be edited
 * @typedef {"element" | "frame" | "sphinx" | "mkdocs" | "fence" | "hugo" | "notebook"} Tool
 */

/** What an option of a fence or directive has no room for. */
const NO_OPTION = /[\s"'`{}]/u;

/**
 * A text on one line: what ends a line anywhere, and what nobody sees, is left out. A compact token has no blanks.
 *
 * @param {string} text
 */
function inLine(text) {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
  return /^[[{]/u.test(line) ? line : line.replace(/\s/gu, "");
}

/**
 * JSON without the characters that end a value in quotes, or a fence: it says the same with their code points.
 *
 * @param {string} json
 */
const quotable = (json) => json.replace(/['`<>&]/gu, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);

/**
 * The attributes, each with its value; none with the value that it has anyway.
 *
 * @param {Wanted} wanted
 * @returns {[name: string, value: string][]}
 */
function attributesOf({ key, view, theme, now, highlight }) {
  /** @type {[string, string][]} */
  const all = [
    ["verify-key", quotable(inLine(key))],
    ["view", view === "full" ? "" : view],
    ["theme", theme === "auto" ? "" : theme],
    ["now", now],
    ["highlight", highlight],
  ];
  return all.filter(([name, value]) => value !== "" && (name === "verify-key" || !NO_OPTION.test(value)));
}

/** @param {Wanted} wanted */
function element(wanted) {
  const attributes = attributesOf(wanted).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<script src="${escaped(`${wanted.base}embed.js`)}" defer></script>
<jwt-decoder${attributes.join("")}${wanted.isFixed ? " readonly" : ""}>
  <pre><code>${escaped(inLine(wanted.token))}</code></pre>
</jwt-decoder>
`;
}

/** @param {Wanted} wanted */
function frame(wanted) {
  const { base, token, view, theme, now, key } = wanted;
  const beside = { theme: theme === "auto" ? "" : theme, now, key: inLine(key) };
  const fragment = [["token", inLine(token)], ...Object.entries(beside)].filter(([, value]) => value !== "");
  const query = view === "full" ? "" : `?view=${encodeURIComponent(view)}`;
  const hash = fragment.map(([name, value = ""]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&");
  return `<iframe src="${escaped(`${base}index.html${query}#${hash}`)}"
  title="A JSON Web Token" referrerpolicy="no-referrer"></iframe>
`;
}

/** @param {Wanted} wanted */
function sphinx(wanted) {
  const options = attributesOf(wanted).map(([name, value]) => `   :${name}: ${value}\n`);
  const fixed = wanted.isFixed ? "   :readonly:\n" : "";
  return `.. jwt-decoder::\n${options.join("")}${fixed}\n   ${inLine(wanted.token)}\n`;
}

/**
 * @param {Wanted} wanted
 * @param {(name: string) => string} named how the tool writes the name of an option
 */
function fenced(wanted, named) {
  const token = inLine(wanted.token);
  const options = attributesOf(wanted).map(([name, value]) => ` ${named(name)}='${value}'`);
  const longest = Math.max(2, ...(token.match(/`+/gu) ?? []).map(({ length }) => length));
  const marks = "`".repeat(longest + 1);
  return `${marks}jwt${options.join("")}${wanted.isFixed ? " readonly" : ""}\n${token}\n${marks}\n`;
}

/**
 * A shortcode of Hugo: two opening braces would begin another one, wherever they stand.
 *
 * @param {Wanted} wanted
 */
function shortcode(wanted) {
  const options = attributesOf(wanted).map(([name, value]) => ` ${name}=\`${value}\``);
  const token = inLine(wanted.token).replace(/\{(?=\{)/gu, "{ ");
  return `{{< jwt${options.join("")}${wanted.isFixed ? " readonly=true" : ""} >}}\n${token}\n{{< /jwt >}}\n`;
}

/**
 * A cell of a notebook; a string of JSON is one of Python, too.
 *
 * @param {Wanted} wanted
 */
function notebook(wanted) {
  const given = attributesOf(wanted).map(([name, value]) => `${name.replace("-", "_")}=${JSON.stringify(value)}`);
  const words = [JSON.stringify(inLine(wanted.token)), ...given, ...(wanted.isFixed ? ["readonly=True"] : [])];
  return `from jwt_decoder_docs.notebook import Token\n\nToken(\n${words.map((one) => `    ${one},\n`).join("")})\n`;
}

/** @type {Readonly<Record<Tool, (wanted: Wanted) => string>>} */
const TOOLS = {
  element,
  frame,
  sphinx,
  mkdocs: (wanted) => fenced(wanted, (name) => name.replace("-", "_")),
  fence: (wanted) => fenced(wanted, (name) => name),
  hugo: shortcode,
  notebook,
};

/**
 * @param {Tool} tool
 * @param {Wanted} wanted
 */
export function snippetOf(tool, wanted) {
  return TOOLS[tool](wanted);
}
