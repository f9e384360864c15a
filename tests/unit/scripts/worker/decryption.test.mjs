import assert from "node:assert/strict";
import { test } from "node:test";
import { aeskw, cbc, gcm } from "@noble/ciphers/aes.js";
import { x448 } from "@noble/curves/ed448.js";
import { p256 } from "@noble/curves/nist.js";
import { PKCS1_KEM } from "micro-rsa-dsa-dh/rsa.js";
import { decryption } from "../../../../assets/js/worker/decryption.js";

const SIZES = [16, 24, 32];
const IV = new Uint8Array(12).fill(7);
const LONG_IV = new Uint8Array(16).fill(7);
const AAD = new Uint8Array([1, 2, 3]);
const SECRET = new TextEncoder().encode("sixteen octets.., and some more.");
/** What the platform lacks: nothing, and all of it. */
const PLATFORMS = /** @type {const} */ (["whole", "none"]);

/**
 * Runs something where the platform has its cryptography, or not.
 *
 * @template T
 * @param {"whole" | "none"} platform
 * @param {() => Promise<T>} run
 */
async function on(platform, run) {
  const own = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const without = { getRandomValues: (/** @type {Uint8Array} */ array) => array };
  if (platform === "none") Object.defineProperty(globalThis, "crypto", { value: without, configurable: true });
  try {
    return await run();
  } finally {
    if (own) Object.defineProperty(globalThis, "crypto", own);
  }
}

/** @param {Uint8Array} octets */
function changed(octets) {
  const other = Uint8Array.from(octets);
  other[0] = Number(other[0]) ^ 1;
  return other;
}

for (const platform of PLATFORMS)
  for (const size of SIZES)
    test(`AES of ${8 * size} bits opens what noble sealed, and nothing changed, platform: ${platform}`, () =>
      on(platform, async () => {
        const key = new Uint8Array(size).fill(5);
        const wrapped = aeskw(key).encrypt(SECRET);
        const sealed = gcm(key, IV, AAD).encrypt(SECRET);
        const text = cbc(key, LONG_IV).encrypt(SECRET);
        assert.deepEqual(await decryption.unwrap(key, wrapped), SECRET);
        assert.deepEqual(await decryption.decryptGcm(key, IV, sealed, AAD), SECRET);
        assert.deepEqual(await decryption.decryptCbc(key, LONG_IV, text), SECRET);
        assert.equal(await decryption.unwrap(key, changed(wrapped)), undefined);
        assert.equal(await decryption.decryptGcm(key, IV, changed(sealed), AAD), undefined);
        assert.equal(await decryption.decryptCbc(key, LONG_IV, text.subarray(1)), undefined);
      }));

const ROUNDS = 1000;
for (const hash of ["SHA-1", "SHA-256", "SHA-384", "SHA-512"])
  test(`PBKDF2 with ${hash} gives the same with the platform and without`, async () => {
    const own = await on("whole", () => decryption.derive(SECRET, AAD, ROUNDS, hash, 32));
    const other = await on("none", () => decryption.derive(SECRET, AAD, ROUNDS, hash, 32));
    assert.equal(own?.length, 32);
    assert.deepEqual(own, other);
  });

for (const hash of ["SHA-1", "SHA-256", "SHA-384", "SHA-512"])
  test(`RSA-OAEP with ${hash} opens what the platform sealed`, async () => {
    const { key, publicKey } = await pair(hash);
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "RSA-OAEP" }, publicKey, SECRET));
    assert.deepEqual(await decryption.decryptOaep(key, sealed, hash), SECRET);
    assert.equal(await decryption.decryptOaep(key, changed(sealed), hash), undefined);
    await assert.rejects(decryption.decryptOaep(SECRET, sealed, hash));
  });

test("RSAES-PKCS1-v1_5 opens what was sealed so, and nothing changed", async () => {
  const { key, publicKey } = await pair("SHA-256");
  const { n = "", e = "" } = await crypto.subtle.exportKey("jwk", publicKey);
  const sealed = Uint8Array.from(PKCS1_KEM.encrypt({ n: number(n), e: number(e) }, SECRET));
  assert.deepEqual(await decryption.decryptPkcs1(key, sealed), SECRET);
  assert.equal(await decryption.decryptPkcs1(key, changed(sealed)), undefined);
});

test("both sides agree on the same secret", () => {
  const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  assert.deepEqual(
    decryption.agree("P-256", one, p256.getPublicKey(other, false)),
    decryption.agree("P-256", other, p256.getPublicKey(one, false)),
  );
  const [long, longer] = [new Uint8Array(56).fill(1), new Uint8Array(56).fill(2)];
  assert.deepEqual(
    decryption.agree("X448", long, x448.getPublicKey(longer)),
    decryption.agree("X448", longer, x448.getPublicKey(long)),
  );
  assert.equal(decryption.agree("P-1", one, other), undefined);
});

/** @param {string} hash */
async function pair(hash) {
  const form = { name: "RSA-OAEP", hash, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const made = await crypto.subtle.generateKey(form, true, ["encrypt", "decrypt"]);
  return { key: new Uint8Array(await crypto.subtle.exportKey("pkcs8", made.privateKey)), publicKey: made.publicKey };
}

/** @param {string} text */
function number(text) {
  return BigInt(`0x${Buffer.from(text, "base64url").toString("hex")}`);
}
