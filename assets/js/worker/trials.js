import { noble } from "./noble.js";

/**
 * Many verifications with one key at once, for `webcrypto.py`: from Python each would cost more than the cryptography.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 */

/**
 * @param {Octets} octets of texts of one length, one behind the other
 * @param {number} count of them
 */
function parts(octets, count) {
  const length = octets.length / count;
  return Array.from({ length: count }, (_, at) => octets.subarray(at * length, (at + 1) * length));
}

/** Called from Python, by these names; each answers with the index of the first that holds, and -1 where none does. */
export const trials = Object.freeze({
  /**
   * @param {AlgorithmIdentifier} how
   * @param {CryptoKey} key
   * @param {Octets} signatures
   * @param {Octets} messages
   * @param {number} count
   */
  async ofPlatform(how, key, signatures, messages, count) {
    const signed = parts(messages, count);
    const each = parts(signatures, count).map((one, at) =>
      crypto.subtle.verify(how, key, one, /** @type {Octets} */ (signed[at])),
    );
    return (await Promise.all(each)).indexOf(true);
  },
  /**
   * @param {string} name
   * @param {Octets} key
   * @param {Octets} signatures
   * @param {Octets} messages
   * @param {number} count
   */
  ofNoble(name, key, signatures, messages, count) {
    const signed = parts(messages, count);
    return parts(signatures, count).findIndex((one, at) =>
      noble.verify(name, key, one, /** @type {Octets} */ (signed[at])),
    );
  },
});
