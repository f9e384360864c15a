import assert from "node:assert/strict";
import { test } from "node:test";
import { noble } from "../../../../assets/js/worker/noble.js";
import { trials } from "../../../../assets/js/worker/trials.js";

const SEED = new Uint8Array(32).fill(9);
const MESSAGE = new TextEncoder().encode("what was signed");
const OTHER = new TextEncoder().encode("what was singed");

/** @param {Uint8Array[]} texts */
function joined(...texts) {
  return Uint8Array.from(texts.flatMap((text) => [...text]));
}

test("the platform names the first message that a signature holds for", async () => {
  const how = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(how, true, ["sign", "verify"]);
  const signature = new Uint8Array(await crypto.subtle.sign(how, privateKey, MESSAGE));
  const signatures = joined(signature, signature, signature);

  assert.equal(await trials.ofPlatform(how, publicKey, signatures, joined(OTHER, MESSAGE, MESSAGE), 3), 1);
  assert.equal(await trials.ofPlatform(how, publicKey, signatures, joined(OTHER, OTHER, OTHER), 3), -1);
});

test("noble names the first signature that holds for a message", () => {
  const key = Uint8Array.from(noble.publicKey("Ed25519", SEED));
  const signature = noble.sign("Ed25519", SEED, MESSAGE);
  const signatures = joined(noble.sign("Ed25519", SEED, OTHER), signature, signature);

  assert.equal(trials.ofNoble("Ed25519", key, signatures, joined(MESSAGE, MESSAGE, MESSAGE), 3), 1);
  assert.equal(trials.ofNoble("Ed25519", key, signatures, joined(OTHER, OTHER, OTHER), 3), 0);
});
