import assert from "node:assert/strict";
import { test } from "node:test";
import { aeskw, cbc, gcm } from "@noble/ciphers/aes.js";
import { PKCS1_KEM } from "micro-rsa-dsa-dh/rsa.js";
import { numberOf } from "../../../../assets/js/worker/decryption.js";
import { keys } from "../../../../assets/js/worker/keys.js";
import { making } from "../../../../assets/js/worker/making.js";
import { noble } from "../../../../assets/js/worker/noble.js";

const IV = new Uint8Array(12).fill(7);
const LONG_IV = new Uint8Array(16).fill(7);
const AAD = new Uint8Array([1, 2, 3]);
const SECRET = new TextEncoder().encode("sixteen octets.., and some more.");
const { subtle } = crypto;
/** What the platform lacks: nothing, and all of it. */
const PLATFORMS = /** @type {const} */ (["whole", "none"]);

/**
 * Runs something where the platform has its cryptography, or nothing but random octets.
 *
 * @template T
 * @param {"whole" | "none"} platform
 * @param {() => Promise<T>} run
 */
async function on(platform, run) {
  const own = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(globalThis, "crypto"));
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  if (platform === "none")
    Object.defineProperty(globalThis, "crypto", { value: { getRandomValues }, configurable: true });
  try {
    return await run();
  } finally {
    Object.defineProperty(globalThis, "crypto", own);
  }
}

for (const platform of PLATFORMS)
  for (const size of [16, 24, 32])
    test(`what AES of ${8 * size} bits seals noble opens, platform: ${platform}`, () =>
      on(platform, async () => {
        const key = new Uint8Array(size).fill(5);
        assert.deepEqual(aeskw(key).decrypt(await making.wrap(key, SECRET)), SECRET);
        assert.deepEqual(gcm(key, IV, AAD).decrypt(await making.encryptGcm(key, IV, SECRET, AAD)), SECRET);
        assert.deepEqual(cbc(key, LONG_IV).decrypt(await making.encryptCbc(key, LONG_IV, SECRET)), SECRET);
      }));

test("an algorithm that noble lacks throws, and the public key of one of the platform is had from it", () => {
  assert.throws(() => noble.sign("RS256", SECRET, SECRET));
  assert.equal(noble.publicKey("ES256", SECRET).length, 65);
});

test("RSA encrypts with the hash of the algorithm, and with the older padding", async () => {
  const form = { name: "RSA-OAEP", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const pair = await subtle.generateKey(form, true, ["encrypt", "decrypt"]);
  const key = new Uint8Array(await subtle.exportKey("spki", pair.publicKey));
  const sealed = await making.encryptOaep(key, SECRET, "SHA-256");
  const { n, d } = await subtle.exportKey("jwk", pair.privateKey);
  const numbers = { n: numberOf(String(n)), d: numberOf(String(d)) };
  assert.deepEqual(new Uint8Array(await subtle.decrypt({ name: "RSA-OAEP" }, pair.privateKey, sealed)), SECRET);
  assert.deepEqual(PKCS1_KEM.decrypt(numbers, await making.encryptPkcs1(key, SECRET)), SECRET);
  await assert.rejects(making.encryptPkcs1(SECRET, SECRET));
});

test("RSA signs with a PKCS #8", async () => {
  const form = { name: "RSA-PSS", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const pair = await subtle.generateKey(form, true, ["sign", "verify"]);
  const key = new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey));
  const parameters = { name: "RSA-PSS", hash: "SHA-256", saltLength: 32 };
  const made = await making.sign("PS256", parameters, key, SECRET, SECRET);
  assert.equal(await subtle.verify(parameters, pair.publicKey, made, SECRET), true);
  await assert.rejects(making.sign("PS256", parameters, SECRET, SECRET, SECRET));
});

test("ECDSA signs with a number and its point", async () => {
  const key = await keys.privateKey("P-521");
  const publicKey = keys.publicKey("P-521", key);
  const parameters = { name: "ECDSA", hash: "SHA-512", namedCurve: "P-521" };
  const made = await making.sign("ES512", parameters, key, publicKey, SECRET);
  const own = await subtle.importKey("raw", publicKey, parameters, false, ["verify"]);
  assert.equal(made.length, 132);
  assert.equal(await subtle.verify(parameters, own, made, SECRET), true);
});

for (const platform of PLATFORMS)
  for (const [name, parameters] of /** @type {const} */ ([
    ["ES256K", {}],
    ["Ed25519", { name: "Ed25519" }],
    ["Ed448", { name: "Ed448" }],
    ["ML-DSA-44", { name: "ML-DSA-44" }],
  ]))
    test(`${name} signs with a seed, and noble verifies it, platform: ${platform}`, () =>
      on(platform, async () => {
        const seed = keys.random(name === "Ed448" ? 57 : 32);
        const publicKey = noble.publicKey(name, seed);
        const made = await making.sign(name, /** @type {any} */ (parameters), seed, publicKey, SECRET);
        assert.equal(noble.verify(name, publicKey, made, SECRET), true);
      }));
