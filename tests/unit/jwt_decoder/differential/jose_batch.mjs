/** Asks the npm package jose about many tokens: one JSON object a line on standard input, one answer a line. */

import process from "node:process";
import { createInterface } from "node:readline";
// biome-ignore lint/performance/noNamespaceImport: what it does not export any more must not keep it from starting.
import * as jose from "jose";

const ANY = /** @type {any} */ (jose);
/** @type {Record<string, (token: unknown, key: unknown) => Promise<any>>} */
const OF_JSON = {
  general: ANY.generalVerify,
  flattened: ANY.flattenedVerify,
  "general JWE": ANY.generalDecrypt,
  "flattened JWE": ANY.flattenedDecrypt,
};
/** @type {Map<string, unknown>} */
const keys = new Map();

/** @param {any} asked */
async function keyOf(asked) {
  const { form, key, jwk, alg } = asked;
  if (form === "spki") return ANY.importSPKI(key, alg);
  if (form === "certificate") return ANY.importX509(key, alg);
  if (form === "jwk-set" && jwk.kty !== "oct") return ANY.createLocalJWKSet(JSON.parse(key));
  return ANY.importJWK(jwk, alg);
}

/** @param {any} asked */
async function keyFor(asked) {
  const name = `${asked.form} ${asked.alg} ${asked.key}`;
  if (!keys.has(name)) keys.set(name, await keyOf(asked));
  return keys.get(name);
}

/** @param {() => Promise<unknown>} ask */
async function told(ask) {
  try {
    await ask();
    return "holds";
  } catch (error) {
    return /** @type {any} */ (error).code === "ERR_JWT_INVALID" ? "no-claims" : "refused";
  }
}

/** @param {any} asked */
async function answer(asked) {
  try {
    const key = await keyFor(asked);
    const { token, kind } = asked;
    if (kind === "compact JWE") {
      const options = { keyManagementAlgorithms: [asked.alg] };
      const { plaintext } = await ANY.compactDecrypt(token, key, options);
      return { accepts: true, header: null, payload: Buffer.from(plaintext).toString("hex") };
    }
    if (kind in OF_JSON) {
      const found = await OF_JSON[kind](JSON.parse(token), key);
      return { accepts: true, header: null, payload: Buffer.from(found.payload ?? found.plaintext).toString("hex") };
    }
    const found = await ANY.compactVerify(token, key);
    const payload = Buffer.from(found.payload).toString("hex");
    const options = { currentDate: new Date(asked.now * 1000), clockTolerance: asked.skew };
    const header = JSON.stringify(found.protectedHeader);
    const time = await told(() => ANY.jwtVerify(token, key, options));
    if (time === "no-claims") return { accepts: true, header, payload, claims: false };
    // It checks the times whenever it checks the audience, so that can be asked only where they hold.
    const expected = { ...options, audience: asked.aud };
    const audience = time === "holds" ? await told(() => ANY.jwtVerify(token, key, expected)) : null;
    return { accepts: true, header, payload, claims: true, time, audience };
  } catch (error) {
    const failure = /** @type {Error} */ (error);
    return { accepts: false, why: [failure.name, failure.message.slice(0, 80)] };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
