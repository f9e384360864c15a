import { ed448, x448 } from "@noble/curves/ed448.js";
import { ed25519, x25519 } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { ml_dsa44, ml_dsa65, ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";

/**
 * What makes keys, for `webcrypto.py`: the platform first, and noble for what some browser lacks, whose random numbers are
 * the platform's too.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 * @typedef {{make: () => Uint8Array, publicKey: (own: Octets) => Uint8Array}} Curve `publicKey` throws for what is no key
 */

const SEED_OCTETS = 32;
const RSA = { name: "RSASSA-PKCS1-v1_5", publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" };

/** @type {ReadonlyMap<string, Curve>} */
const CURVES = new Map([
  ...[
    /** @type {const} */ (["P-256", p256]),
    /** @type {const} */ (["P-384", p384]),
    /** @type {const} */ (["P-521", p521]),
    /** @type {const} */ (["secp256k1", secp256k1]),
  ].map(([name, curve]) => /** @type {[string, Curve]} */ ([name, weierstrass(curve)])),
  ...Object.entries({ Ed25519: ed25519, Ed448: ed448, X25519: x25519, X448: x448 }).map(
    ([name, curve]) =>
      /** @type {[string, Curve]} */ ([
        name,
        { make: () => curve.utils.randomSecretKey(), publicKey: (own) => curve.getPublicKey(own) },
      ]),
  ),
  ...Object.entries({ "ML-DSA-44": ml_dsa44, "ML-DSA-65": ml_dsa65, "ML-DSA-87": ml_dsa87 }).map(
    ([name, dsa]) =>
      /** @type {[string, Curve]} */ ([
        name,
        { make: () => random(SEED_OCTETS), publicKey: (own) => dsa.keygen(own).publicKey },
      ]),
  ),
]);

/** What browsers make themselves, and how they are asked; a JWK has the private key in `d`. */
const PLATFORM = new Map([
  ...["P-256", "P-384", "P-521"].map(
    (namedCurve) => /** @type {[string, EcKeyGenParams]} */ ([namedCurve, { name: "ECDSA", namedCurve }]),
  ),
  /** @type {[string, Algorithm]} */ (["Ed25519", { name: "Ed25519" }]),
]);

/**
 * @param {typeof p256} curve
 * @returns {Curve}
 */
function weierstrass(curve) {
  return { make: () => curve.utils.randomSecretKey(), publicKey: (own) => curve.getPublicKey(own, false) };
}

/** @param {string} name */
function known(name) {
  const found = CURVES.get(name);
  if (!found) throw new RangeError("no such curve");
  return found;
}

/** @param {number} length in octets */
function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** @param {number} bits @returns {Promise<Octets>} a PKCS #8 */
async function rsa(bits) {
  const { privateKey: own } = await crypto.subtle.generateKey({ ...RSA, modulusLength: bits }, true, ["sign"]);
  return new Uint8Array(await crypto.subtle.exportKey("pkcs8", own));
}

/** @param {string} name @returns {Promise<Uint8Array>} */
async function privateKey(name) {
  return (await ofPlatform(name)) ?? known(name).make();
}

/**
 * @param {string} name
 * @returns {Promise<Uint8Array | null>} null where the platform makes no such key
 */
async function ofPlatform(name) {
  const how = PLATFORM.get(name);
  if (!(how && crypto.subtle)) return null;
  try {
    const pair = /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey(how, true, ["sign", "verify"]));
    const { d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
    return octetsOf(/** @type {string} */ (d));
  } catch {
    return null;
  }
}

/** @param {string} text base64url */
function octetsOf(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

/** Called from Python, by these names. */
export const keys = Object.freeze({
  random,
  rsa,
  privateKey,
  /** @param {string} name @param {Octets} own */
  publicKey: (name, own) => known(name).publicKey(own),
});
