/**
 * Makes tokens of every algorithm that `jose` knows, each with its key and with another key of the same kind; run in
 * a browser by make_jose.py, since the Node.js of this project has no ML-DSA.
 */

const PAYLOAD = new TextEncoder().encode('{"sub":"1234567890","name":"Ana"}');
const HMAC = ["HS256", "HS384", "HS512"];
const PAIRS = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
  ...["EdDSA", "Ed25519", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"],
];

/** @param {typeof import("jose")} jose @param {string} alg */
async function keys(jose, alg) {
  if (HMAC.includes(alg)) {
    const secret = await jose.generateSecret(alg, { extractable: true });
    return { signing: secret, verifying: secret };
  }
  const { privateKey, publicKey } = await jose.generateKeyPair(alg, { extractable: true });
  return { signing: privateKey, verifying: publicKey };
}

/** @param {typeof import("jose")} jose @param {string} alg */
async function compact(jose, alg) {
  const [own, other] = await Promise.all([keys(jose, alg), keys(jose, alg)]);
  const token = await new jose.CompactSign(PAYLOAD).setProtectedHeader({ alg, kid: "a" }).sign(own.signing);
  return { alg, token, key: await jose.exportJWK(own.verifying), other: await jose.exportJWK(other.verifying) };
}

/** Two signatures over one payload (RFC 7515 §7.2.1). @param {typeof import("jose")} jose */
async function general(jose) {
  const [first, second] = await Promise.all([keys(jose, "ES256"), keys(jose, "EdDSA")]);
  const made = new jose.GeneralSign(PAYLOAD);
  made.addSignature(first.signing).setProtectedHeader({ alg: "ES256" }).setUnprotectedHeader({ kid: "first" });
  made.addSignature(second.signing).setProtectedHeader({ alg: "EdDSA" }).setUnprotectedHeader({ kid: "second" });
  const jwks = [await jose.exportJWK(first.verifying), await jose.exportJWK(second.verifying)];
  return { token: JSON.stringify(await made.sign()), keys: jwks };
}

/** A payload that is not encoded and comes apart (RFC 7797 §3). @param {typeof import("jose")} jose */
async function unencoded(jose) {
  const own = await keys(jose, "ES256");
  const header = { alg: "ES256", b64: false, crit: ["b64"] };
  const payload = "$.02 is no base64url";
  const made = new jose.FlattenedSign(new TextEncoder().encode(payload)).setProtectedHeader(header);
  const { signature, protected: encoded } = await made.sign(own.signing);
  return { token: `${encoded}..${signature}`, payload, key: await jose.exportJWK(own.verifying) };
}

/** @param {typeof import("jose")} jose */
export async function vectors(jose) {
  const made = [];
  for (const alg of [...HMAC, ...PAIRS]) made.push(await compact(jose, alg));
  return { compact: made, general: await general(jose), unencoded: await unencoded(jose) };
}
