/**
 * The header of a signature, and what is said of it. What is said of the first one stands with the token.
 *
 * @typedef {import("../../types/report.js").Claim} Claim
 * @typedef {import("../../types/report.js").Part} Part
 * @typedef {import("../../types/report.js").Segment} Segment
 * @typedef {import("../../types/report.js").Token} Token
 */

/**
 * @param {Token} token
 * @param {Segment} segment
 * @returns {Part | null} the header that the segment holds
 */
export function headerOf({ signatures }, { signature }) {
  return (signature === undefined ? null : signatures[signature]?.header) ?? null;
}

/**
 * @param {Token} token
 * @param {number} signature its index
 * @returns {Claim[]} its Header Parameters
 */
export function parametersOf({ parameters, signatures }, signature) {
  return signature === 0 ? parameters : (signatures[signature]?.parameters ?? []);
}
