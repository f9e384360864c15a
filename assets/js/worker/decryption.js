import { aeskw, cbc, gcm } from "@noble/ciphers/aes.js";
import { x448 } from "@noble/curves/ed448.js";
import { x25519 } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2Async } from "@noble/hashes/pbkdf2.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { PKCS1_KEM } from "micro-rsa-dsa-dh/rsa.js";

/**
 * What `web_decryption.py` asks for: the platform's cryptography, and noble where a browser lacks something. What doesn't
 * decrypt is undefined; what throws means that the platform lacks it, or doesn't take the key.
 *
 * @typedef {Uint8Array<ArrayBuffer>} Octets
 */

const HASHES = new Map([
  ["SHA-1", sha1],
  ["SHA-256", sha256],
  ["SHA-384", sha384],
  ["SHA-512", sha512],
]);
const NIST = new Map([
  ["P-256", p256],
  ["P-384", p384],
  ["P-521", p521],
]);
const MONTGOMERY = new Map([
  ["X25519", x25519],
  ["X448", x448],
]);
/** What unwrapKey makes of the octets, so that they can be had: a key of no fixed length. */
export const ANY = { name: "HMAC", hash: "SHA-256" };

/**
 * The key in the platform's own form; null where it has no such cipher, as Chromium has no AES of 192 bits.
 *
 * @param {Octets} key @param {string} name @param {KeyUsage} usage
 * @returns {Promise<CryptoKey | null>}
 */
export async function imported(key, name, usage) {
  try {
    return await crypto.subtle.importKey("raw", key, name, false, [usage]);
  } catch {
    return null;
  }
}

/**
 * @param {() => Octets | Promise<Octets>} make
 * @returns {Promise<Octets | undefined>}
 */
async function orNothing(make) {
  /** @type {Octets | undefined} */
  let made;
  try {
    made = await make();
  } catch {
    // Whatever it says, it says of a key or of octets that somebody gave.
  }
  return made;
}

/** @param {ArrayBuffer} buffer */
export const octets = (buffer) => new Uint8Array(buffer);

/** @param {Octets} key @param {Octets} wrapped */
async function unwrap(key, wrapped) {
  const own = await imported(key, "AES-KW", "unwrapKey");
  if (!own) return await orNothing(() => /** @type {Octets} */ (aeskw(key).decrypt(wrapped)));
  return await orNothing(async () => {
    const found = await crypto.subtle.unwrapKey("raw", wrapped, own, "AES-KW", ANY, true, ["sign"]);
    return octets(await crypto.subtle.exportKey("raw", found));
  });
}

/** @param {Octets} key @param {Octets} iv @param {Octets} sealed @param {Octets} aad */
async function decryptGcm(key, iv, sealed, aad) {
  const own = await imported(key, "AES-GCM", "decrypt");
  if (!own) return await orNothing(() => /** @type {Octets} */ (gcm(key, iv, aad).decrypt(sealed)));
  const how = { name: "AES-GCM", iv, additionalData: aad, tagLength: 128 };
  return await orNothing(async () => octets(await crypto.subtle.decrypt(how, own, sealed)));
}

/** @param {Octets} key @param {Octets} iv @param {Octets} ciphertext */
async function decryptCbc(key, iv, ciphertext) {
  const own = await imported(key, "AES-CBC", "decrypt");
  if (!own) return await orNothing(() => /** @type {Octets} */ (cbc(key, iv).decrypt(ciphertext)));
  return await orNothing(async () => octets(await crypto.subtle.decrypt({ name: "AES-CBC", iv }, own, ciphertext)));
}

/** @typedef {typeof sha256} Hash */

/** @param {Octets} key a PKCS #8 @param {Octets} ciphertext @param {string} hash of MGF1, too */
async function decryptOaep(key, ciphertext, hash) {
  const own = await crypto.subtle.importKey("pkcs8", key, { name: "RSA-OAEP", hash }, false, ["decrypt"]);
  return await orNothing(async () => octets(await crypto.subtle.decrypt({ name: "RSA-OAEP" }, own, ciphertext)));
}

/**
 * No browser has it; the library makes no claim of an audit.
 *
 * @param {Octets} key a PKCS #8 @param {Octets} ciphertext
 */
async function decryptPkcs1(key, ciphertext) {
  const numbers = await numbersOf(key);
  return await orNothing(() => /** @type {Octets} */ (PKCS1_KEM.decrypt(numbers, ciphertext)));
}

/** @param {Octets} key a PKCS #8 of RSA, which the platform checks */
async function numbersOf(key) {
  const form = { name: "RSA-OAEP", hash: "SHA-256" };
  const own = await crypto.subtle.importKey("pkcs8", key, form, true, ["decrypt"]);
  const { n, d } = await crypto.subtle.exportKey("jwk", own);
  return { n: numberOf(/** @type {string} */ (n)), d: numberOf(/** @type {string} */ (d)) };
}

/** @param {string} text base64url @returns {bigint} */
export function numberOf(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return BigInt(`0x${[...binary].map((one) => one.charCodeAt(0).toString(16).padStart(2, "0")).join("")}`);
}

/**
 * By noble everywhere: WebCrypto takes no private key of NIST without the point that belongs to it.
 *
 * @param {string} curve @param {Octets} key @param {Octets} other
 */
function agree(curve, key, other) {
  const nist = NIST.get(curve);
  if (nist) return nist.getSharedSecret(key, other, true).subarray(1);
  return MONTGOMERY.get(curve)?.getSharedSecret(key, other);
}

/** @param {Octets} password @param {Octets} salt @param {number} rounds @param {string} hash @param {number} length in octets */
async function derive(password, salt, rounds, hash, length) {
  const own = await imported(password, "PBKDF2", "deriveBits");
  const platform = { name: "PBKDF2", salt, iterations: rounds, hash };
  // Firefox refuses very many rounds.
  const made = own && (await orNothing(async () => octets(await crypto.subtle.deriveBits(platform, own, length * 8))));
  if (made) return made;
  return await pbkdf2Async(/** @type {Hash} */ (HASHES.get(hash)), password, salt, {
    c: rounds,
    dkLen: length,
  });
}

/** Called from Python, by these names. */
export const decryption = Object.freeze({
  unwrap,
  decryptGcm,
  decryptCbc,
  decryptOaep,
  decryptPkcs1,
  agree,
  derive,
});
