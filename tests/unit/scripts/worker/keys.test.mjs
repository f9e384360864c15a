import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { test } from "node:test";
import { keys } from "../../../../assets/js/worker/keys.js";

/** Octets of a private key and of its public key. */
const CURVES = /** @type {const} */ ({
  "P-256": [32, 65],
  "P-384": [48, 97],
  "P-521": [66, 133],
  secp256k1: [32, 65],
  Ed25519: [32, 32],
  Ed448: [57, 57],
  X25519: [32, 32],
  X448: [56, 56],
  "ML-DSA-44": [32, 1312],
  "ML-DSA-65": [32, 1952],
  "ML-DSA-87": [32, 2592],
});
const BITS = 2048;

/**
 * Runs something where the platform has only its random numbers.
 *
 * @template T
 * @param {() => Promise<T>} run
 */
async function withoutSubtle(run) {
  const own = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  const { crypto: whole } = globalThis;
  const value = { getRandomValues: (/** @type {Uint8Array<ArrayBuffer>} */ array) => whole.getRandomValues(array) };
  Object.defineProperty(globalThis, "crypto", { value, configurable: true });
  try {
    return await run();
  } finally {
    if (own) Object.defineProperty(globalThis, "crypto", own);
  }
}

/** @param {Uint8Array} octets */
const written = (octets) => Buffer.from(octets).toString("base64url");

for (const [curve, [octets, ofPublic]] of Object.entries(CURVES))
  test(`a key on ${curve} is as long as it should be, and no two are equal`, async () => {
    const made = [
      await keys.privateKey(curve),
      await keys.privateKey(curve),
      await withoutSubtle(() => keys.privateKey(curve)),
    ];
    assert.deepEqual(
      made.map((one) => one.length),
      [octets, octets, octets],
    );
    assert.equal(new Set(made.map(written)).size, 3);
    const other = keys.publicKey(curve, /** @type {Uint8Array<ArrayBuffer>} */ (made[0]));
    assert.equal(other.length, ofPublic);
  });

for (const crv of ["P-256", "P-384", "P-521", "secp256k1"])
  test(`a public key on ${crv} is that of its private one`, async () => {
    const own = /** @type {Uint8Array<ArrayBuffer>} */ (await keys.privateKey(crv));
    const point = keys.publicKey(crv, own);
    const half = (point.length - 1) / 2;
    const x = written(point.subarray(1, 1 + half));
    const y = written(point.subarray(1 + half));
    const key = createPrivateKey({ key: { kty: "EC", crv, x, y, d: written(own) }, format: "jwk" });
    assert.deepEqual(createPublicKey(key).export({ format: "jwk" }), { kty: "EC", crv, x, y });
  });

test("random octets are as many as asked for", () => {
  assert.equal(keys.random(24).length, 24);
  assert.notDeepEqual(keys.random(24), keys.random(24));
});

test("an RSA key has its size and the usual exponent", async () => {
  const key = createPrivateKey({ key: Buffer.from(await keys.rsa(BITS)), format: "der", type: "pkcs8" });
  assert.equal(key.asymmetricKeyDetails?.modulusLength, BITS);
  assert.equal(key.asymmetricKeyDetails?.publicExponent, 65537n);
});

test("where the platform fails, noble makes the key; and there is no other curve", async () => {
  const { generateKey } = crypto.subtle;
  crypto.subtle.generateKey = () => Promise.reject(new Error("unknown"));
  try {
    assert.equal((await keys.privateKey("Ed25519")).length, 32);
  } finally {
    crypto.subtle.generateKey = generateKey;
  }
  await assert.rejects(async () => keys.privateKey("P-192"), RangeError);
});
