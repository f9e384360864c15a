/**
 * Octets as base64url without padding (RFC 7515 §2).
 *
 * @param {Uint8Array} octets
 * @returns {string}
 */
export function base64url(octets) {
  let text = "";
  for (const octet of octets) text += String.fromCharCode(octet);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/[=]+$/, "");
}
