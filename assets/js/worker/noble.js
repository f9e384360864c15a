import { ed448 } from "@noble/curves/ed448.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";

/**
 * What some browser lacks, by the name of the algorithm, for `webcrypto.py`, which asks WebCrypto first.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 * @typedef {{verify: (key: Octets, signature: Octets, message: Octets) => boolean, publicKey: (seed: Octets) => Uint8Array,
 *   sign: (seed: Octets, message: Octets) => Uint8Array}} Scheme each throws where it does not take the key
 */

/** RFC 8812 §3.2 does not ask for the lower S, as other uses of the curve do. */
const ES256K = { prehash: true, lowS: false };
/** RFC 8032 §5.1.7, not the looser rule of ZIP 215. */
const STRICT = { zip215: false };

/** @type {ReadonlyMap<string, Scheme>} */
const SCHEMES = new Map([
  [
    "ES256K",
    {
      verify: (key, signature, message) => secp256k1.verify(signature, message, key, ES256K),
      publicKey: (seed) => secp256k1.getPublicKey(seed, false),
      sign: (seed, message) => secp256k1.sign(message, seed, ES256K),
    },
  ],
  ["Ed25519", edwards(ed25519)],
  ["Ed448", edwards(ed448)],
  ["ML-DSA-44", lattice(ml_dsa44)],
  ["ML-DSA-65", lattice(ml_dsa65)],
  ["ML-DSA-87", lattice(ml_dsa87)],
]);

/** Every browser verifies with these, and none gives the public key of a private one. */
const PLATFORM = new Map([
  ["ES256", p256],
  ["ES384", p384],
  ["ES512", p521],
]);

/**
 * @param {typeof ed25519} curve
 * @returns {Scheme}
 */
function edwards(curve) {
  return {
    verify: (key, signature, message) => curve.verify(signature, message, key, STRICT),
    publicKey: (seed) => curve.getPublicKey(seed),
    sign: (seed, message) => curve.sign(message, seed),
  };
}

/**
 * @param {typeof ml_dsa44} dsa
 * @returns {Scheme}
 */
function lattice(dsa) {
  return {
    verify: (key, signature, message) => dsa.verify(signature, message, key),
    publicKey: (seed) => dsa.keygen(seed).publicKey,
    sign: (seed, message) => dsa.sign(message, dsa.keygen(seed).secretKey),
  };
}

/** @param {string} name */
function scheme(name) {
  const found = SCHEMES.get(name);
  if (!found) throw new RangeError("no such algorithm");
  return found;
}

/** Called from Python, by these names. */
export const noble = Object.freeze({
  /** @param {string} name @param {Octets} key @param {Octets} signature @param {Octets} message */
  verify: (name, key, signature, message) => scheme(name).verify(key, signature, message),
  /** @param {string} name @param {Octets} seed */
  publicKey: (name, seed) => PLATFORM.get(name)?.getPublicKey(seed, false) ?? scheme(name).publicKey(seed),
  /** @param {string} name @param {Octets} seed @param {Octets} message */
  sign: (name, seed, message) => scheme(name).sign(seed, message),
});
