/**
 * @typedef {{createScriptURL: (url: string) => TrustedScriptURL}} ScriptURLPolicy
 * @typedef {{trustedTypes?: {createPolicy: (name: string, rules: ScriptURLRules) => ScriptURLPolicy}}} Realm
 * @typedef {{createScriptURL: (url: string) => string}} ScriptURLRules
 */

/** @type {ScriptURLPolicy | undefined} */
let policy;

/**
 * The one place of the page that turns a string into something that runs: an address made here, of a blob made here or
 * of the service worker.
 *
 * @param {string} url
 */
export function trustedURL(url) {
  const { trustedTypes } = /** @type {Realm} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("jwt-decoder", { createScriptURL: (own) => own });
  // The types of the DOM know no TrustedScriptURL yet.
  return /** @type {string} */ (policy ? policy.createScriptURL(url) : url);
}
