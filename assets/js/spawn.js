/**
 * @typedef {{createScriptURL: (url: string) => TrustedScriptURL}} ScriptURLPolicy
 * @typedef {{trustedTypes?: {createPolicy: (name: string, rules: ScriptURLRules) => ScriptURLPolicy}}} Realm
 * @typedef {{createScriptURL: (url: string) => string}} ScriptURLRules
 */

/** @type {ScriptURLPolicy | undefined} */
let policy;

/**
 * The one place of the page that turns a string into something that runs: an address made here, of a blob made here.
 *
 * @param {string} url
 */
function trusted(url) {
  const { trustedTypes } = /** @type {Realm} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("jwt-decoder", { createScriptURL: (own) => own });
  return policy ? policy.createScriptURL(url) : url;
}

/**
 * @param {Blob} script
 * @returns {Worker} a classic worker, which inherits the policies that bind the page now
 */
export function spawnWorker(script) {
  const url = URL.createObjectURL(script);
  const worker = new Worker(/** @type {string} */ (trusted(url)), { name: "jwt-decoder" });
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
