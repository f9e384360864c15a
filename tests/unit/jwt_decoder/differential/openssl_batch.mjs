/** Asks OpenSSL, by way of Node.js, about many tokens: one JSON object a line on standard input, one answer a line. */

import { constants, createPublicKey, verify } from "node:crypto";
import process from "node:process";
import { createInterface } from "node:readline";

/**
 * Whether a signature holds; OpenSSL holds a key for RSASSA-PSS alone to what it allows.
 *
 * @param {{token: string, alg: string, form: string, key: string}} asked
 */
function holds({ token, alg, form, key }) {
  const at = token.lastIndexOf(".");
  const signature = Buffer.from(token.slice(at + 1), "base64url");
  const message = Buffer.from(token.slice(0, at));
  const made = form === "jwk" ? createPublicKey({ key: JSON.parse(key), format: "jwk" }) : createPublicKey(key);
  const bits = Number(alg.slice(2, 5));
  if (alg.startsWith("Ed")) return verify(null, message, made, signature);
  if (alg.startsWith("ES")) return verify(`sha${bits}`, message, { key: made, dsaEncoding: "ieee-p1363" }, signature);
  const padding = alg.startsWith("PS") ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return verify(`sha${bits}`, message, { key: made, padding, saltLength: bits / 8 }, signature);
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer = false;
  let why = "";
  try {
    answer = holds(JSON.parse(line));
  } catch (error) {
    why = String(error).slice(0, 80);
  }
  process.stdout.write(`${JSON.stringify({ accepts: answer, why })}\n`);
}
