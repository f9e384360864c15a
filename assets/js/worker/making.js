import { aeskw, cbc, gcm } from "@noble/ciphers/aes.js";
import { PKCS1_KEM } from "micro-rsa-dsa-dh/rsa.js";
import { ANY, imported, numberOf, octets } from "./decryption.js";
import { noble } from "./noble.js";

/**
 * What `webcrypto.py` asks for to make tokens: the platform's cryptography, and noble where a browser lacks something.
 * What is random in it is the platform's alone, that of noble too. What throws means that a key isn't taken.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 * @typedef {{name: string, hash?: string, namedCurve?: string, saltLength?: number}} Parameters
 */

/** @param {Uint8Array} bytes */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/**
 * A private key in the platform's own form; null where it doesn't take it.
 *
 * @param {Parameters} parameters of the algorithm; without a name there is no browser that has it
 * @param {Octets} key a PKCS #8 for RSA, else a seed or a number
 * @param {Octets} publicKey
 */
async function privateKeyOf(parameters, key, publicKey) {
  if (!parameters.name) return null;
  try {
    const { subtle } = crypto;
    if (parameters.name.startsWith("RSA")) return await subtle.importKey("pkcs8", key, parameters, false, ["sign"]);
    if (parameters.name.startsWith("ML-DSA")) {
      const seeded = /** @type {"raw"} */ ("raw-seed");
      return await subtle.importKey(seeded, key, parameters, false, ["sign"]);
    }
    return await subtle.importKey("jwk", jwkOf(parameters, key, publicKey), parameters, false, ["sign"]);
  } catch {
    return null;
  }
}

/**
 * @param {Parameters} parameters
 * @param {Octets} key
 * @param {Octets} publicKey
 * @returns {JsonWebKey}
 */
function jwkOf({ name, namedCurve }, key, publicKey) {
  const d = base64url(key);
  if (!namedCurve) return { kty: "OKP", crv: name, d, x: base64url(publicKey) };
  const half = (publicKey.length + 1) / 2;
  const [x, y] = [base64url(publicKey.subarray(1, half)), base64url(publicKey.subarray(half))];
  return { kty: "EC", crv: namedCurve, d, x, y };
}

/**
 * @param {string} name of the algorithm @param {Parameters} parameters @param {Octets} key @param {Octets} publicKey
 * @param {Octets} message
 */
async function sign(name, parameters, key, publicKey, message) {
  const own = await privateKeyOf(parameters, key, publicKey);
  return own ? octets(await crypto.subtle.sign(parameters, own, message)) : noble.sign(name, key, message);
}

/** @param {Octets} key @param {Octets} contentKey */
async function wrap(key, contentKey) {
  const own = await imported(key, "AES-KW", "wrapKey");
  if (!own) return aeskw(key).encrypt(contentKey);
  const inner = await crypto.subtle.importKey("raw", contentKey, ANY, true, ["sign"]);
  return octets(await crypto.subtle.wrapKey("raw", inner, own, "AES-KW"));
}

/** @param {Octets} key @param {Octets} iv @param {Octets} plaintext @param {Octets} aad */
async function encryptGcm(key, iv, plaintext, aad) {
  const own = await imported(key, "AES-GCM", "encrypt");
  if (!own) return gcm(key, iv, aad).encrypt(plaintext);
  const how = { name: "AES-GCM", iv, additionalData: aad, tagLength: 128 };
  return octets(await crypto.subtle.encrypt(how, own, plaintext));
}

/** @param {Octets} key @param {Octets} iv @param {Octets} plaintext */
async function encryptCbc(key, iv, plaintext) {
  const own = await imported(key, "AES-CBC", "encrypt");
  if (!own) return cbc(key, iv).encrypt(plaintext);
  return octets(await crypto.subtle.encrypt({ name: "AES-CBC", iv }, own, plaintext));
}

/** @param {Octets} key a SubjectPublicKeyInfo @param {Octets} contentKey @param {string} hash */
async function encryptOaep(key, contentKey, hash) {
  const own = await crypto.subtle.importKey("spki", key, { name: "RSA-OAEP", hash }, false, ["encrypt"]);
  return octets(await crypto.subtle.encrypt({ name: "RSA-OAEP" }, own, contentKey));
}

/**
 * No browser has it; the library makes no claim of an audit, and is used for nothing else.
 *
 * @param {Octets} key a SubjectPublicKeyInfo @param {Octets} contentKey
 */
async function encryptPkcs1(key, contentKey) {
  const form = { name: "RSA-OAEP", hash: "SHA-256" };
  const own = await crypto.subtle.importKey("spki", key, form, true, ["encrypt"]);
  const { n, e } = await crypto.subtle.exportKey("jwk", own);
  const numbers = { n: numberOf(/** @type {string} */ (n)), e: numberOf(/** @type {string} */ (e)) };
  return PKCS1_KEM.encrypt(numbers, contentKey);
}

/** Called from Python, by these names. */
export const making = Object.freeze({
  sign,
  wrap,
  encryptGcm,
  encryptCbc,
  encryptOaep,
  encryptPkcs1,
});
