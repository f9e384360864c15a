/**
 * What the scripts say: whole templates, each with its data by name. Templates are literals at the call, by which
 * `build.py sentences` lists them; no call stands among the values of another, where they would not be found.
 *
 * @typedef {import("../types/sentence.js").Catalogue} Catalogue
 * @typedef {import("../types/sentence.js").Value} Value
 */

/** @type {Catalogue} */
const ENGLISH = {
  gettext: (template) => template,
  ngettext: (one, many, count) => (count === 1 ? one : many),
};

let { gettext, ngettext } = ENGLISH;

/**
 * Speaks another language from now on. Constants are put into words when their module is loaded: whoever calls this is
 * to be imported before them.
 *
 * @param {Catalogue} [catalogue] English if none is given
 */
export function speak(catalogue = ENGLISH) {
  ({ gettext, ngettext } = catalogue);
}

/**
 * A whole number with commas between thousands. What formats numbers for any language takes longer to make than all else
 * that the page does when it is loaded: it is asked for large ones only.
 *
 * @param {number} count
 * @returns {string}
 */
export function numeral(count) {
  return count < 1000 ? String(count) : count.toLocaleString("en");
}

/**
 * "Signature {number} of {count}" with its values.
 *
 * @template {string} Template
 * @param {Template} template
 * @param {import("../types/sentence.js").ValuesFor<import("../types/sentence.js").NamesIn<Template>>} values
 * @returns {string}
 */
export function sentence(template, ...values) {
  return filled(gettext(template), values[0] ?? {});
}

/**
 * "{count} character" or "{count} characters", as many as there are.
 *
 * @template {string} One
 * @template {string} Many
 * @param {One} one
 * @param {Many} many
 * @param {number} count
 * @param {import("../types/sentence.js").ValuesBesideCount<import("../types/sentence.js").NamesIn<One | Many>>} values a
 *   text with the name `count` stands in the place of the numeral
 * @returns {string}
 */
export function plural(one, many, count, ...values) {
  return filled(ngettext(one, many, count), { count, ...values[0] });
}

/**
 * Sentences after each other; empty ones are left out.
 *
 * @param {...string} sentences
 */
export function paragraph(...sentences) {
  return sentences.filter((text) => text !== "").join(" ");
}

/**
 * Phrases beside each other on a line, each of which stands for itself; empty ones are left out.
 *
 * @param {...string} parts
 */
export function phrases(...parts) {
  return parts.filter((text) => text !== "").join(" · ");
}

/**
 * Names or phrases with commas between them.
 *
 * @param {Iterable<string>} items
 */
export function listing(items) {
  return [...items].join(", ");
}

/**
 * Each value is put in once: braces in it stay what they are.
 *
 * @param {string} template
 * @param {Readonly<Record<string, Value>>} values
 */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (_place, /** @type {string} */ name) =>
    told(/** @type {Value} */ (values[name])),
  );
}

/** @param {Value} value */
function told(value) {
  return typeof value === "number" ? numeral(value) : value;
}
