/**
 * A new key for the algorithm of a header, and the public part of a key.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../engine/engine.js").GenerateKeyOptions} GenerateKeyOptions
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").KeyForms} KeyForms
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {{key: string, secretEncoding: SecretEncoding}} Keyed
 */

/**
 * @param {Engine} engine which refuses what is no algorithm
 * @param {Draft} draft
 * @param {AbortSignal} signal says that it is given up
 * @returns {Promise<Keyed>}
 */
export async function newKey(engine, { algorithm, enc }, signal) {
  const wanted = enc === "" ? { alg: algorithm } : { alg: algorithm, enc };
  const { forms } = onlyOne(await engine.generateKey({ .../** @type {GenerateKeyOptions} */ (wanted), signal }));
  return forms.base64url
    ? { key: forms.base64url, secretEncoding: "base64url" }
    : { key: forms.jwk ?? "", secretEncoding: "text" };
}

/**
 * @param {Engine} engine
 * @param {Keyed} keyed
 * @returns {Promise<string>} as PEM where it has that form
 */
export async function publicPart(engine, { key, secretEncoding }) {
  const { public: forms } = onlyOne(await engine.key(key, { secretEncoding }));
  return forms?.pem ?? forms?.jwk ?? "";
}

/** @param {KeyForms} forms */
function onlyOne({ keys: [first] }) {
  if (!first) throw new Error("no key");
  return first;
}
