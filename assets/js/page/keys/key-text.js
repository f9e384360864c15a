/**
 * The text of a file with a key: octets that are no text as base64, as DER goes into the field.
 *
 * @param {Uint8Array} octets
 */
export function keyText(octets) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(""));
  }
}
