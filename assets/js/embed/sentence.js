/**
 * A sentence of the box in somebody's page, which is in English, as it says of itself: embed.js has no room for a
 * catalogue. It is named here for the list of all sentences, and a build leaves nothing of it.
 *
 * @param {string} template a literal
 */
export function sentence(template) {
  return template;
}
