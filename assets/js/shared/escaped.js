const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#x27;"],
]);

/**
 * @param {string} text
 * @returns {string} text that is nothing else in HTML, in an element and in a value of an attribute
 */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (one) => /** @type {string} */ (ENTITIES.get(one)));
}
