/** Encrypts with the npm package jose: a line of JSON for each token in, a token for each out. */

import process from "node:process";
import { createInterface } from "node:readline";
import { CompactEncrypt, importJWK } from "jose";

for await (const line of createInterface({ input: process.stdin })) {
  const { alg, enc, jwk, plaintext } = JSON.parse(line);
  const key = await importJWK(jwk, alg === "dir" ? enc : alg);
  const token = new CompactEncrypt(new TextEncoder().encode(plaintext)).setProtectedHeader({ alg, enc });
  console.log(await token.encrypt(key));
}
