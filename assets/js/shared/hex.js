/**
 * Eight digits to a group, for the eye.
 *
 * @param {string} hex
 * @returns {string}
 */
export function grouped(hex) {
  return hex.replace(/.{8}(?=.)/g, "$& ");
}
