import { closedOf, innerOf } from "../opened.js";
import { isOfText } from "../state.js";
import { memberOf, withEdits } from "./edits.js";

/**
 * What can happen to the keys: each takes what the page knows, and returns what it knows then.
 *
 * @typedef {import("../../types/report.js").Apply} Apply
 * @typedef {import("../state.js").Fields} Fields
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("../state.js").State} State
 */

/**
 * @param {State} state
 * @param {string} key read as text
 * @returns {State}
 */
export function keyGiven(state, key) {
  return { ...state, fields: { ...state.fields, key, secretEncoding: "text" }, recognised: null };
}

/**
 * @param {State} state
 * @param {string} innerKey for the token within, read as text
 * @returns {State}
 */
export function innerKeyGiven(state, innerKey) {
  return { ...state, fields: { ...state.fields, innerKey, innerSecretEncoding: "text" } };
}

/**
 * The fields without the key for the token within: it goes with its token.
 *
 * @param {Fields} fields
 * @returns {Fields}
 */
export function emptied(fields) {
  return fields.innerKey === "" ? fields : { ...fields, innerKey: "", innerSecretEncoding: "text" };
}

/**
 * Where the key is gone that decrypted the token, so is the one within it, and its key.
 *
 * @param {State} state
 * @returns {State}
 */
export function withoutHiddenKey(state) {
  const { fields, decoded } = state;
  const isHidden = fields.key === "" && decoded !== null && isOfText(state) && innerOf(closedOf(decoded)) === null;
  return isHidden ? { ...state, fields: emptied(fields) } : state;
}

/**
 * What a diagnosis changes beside the paste.
 *
 * @param {State} state
 * @param {Apply} apply
 * @returns {State}
 */
export function applied(state, { key = [], payload = [], secretEncoding, member }) {
  const { fields } = state;
  const changed = {
    ...fields,
    key: edited(fields.key, key, member),
    payload: withEdits(fields.payload, payload),
    ...(secretEncoding && { secretEncoding: /** @type {SecretEncoding} */ (secretEncoding) }),
  };
  return { ...state, fields: changed };
}

/**
 * The same of a diagnosis about the token within.
 *
 * @param {State} state
 * @param {Apply} apply
 * @returns {State}
 */
export function innerApplied(state, { key = [], secretEncoding, member }) {
  const { fields } = state;
  const changed = {
    ...fields,
    innerKey: edited(fields.innerKey, key, member),
    ...(secretEncoding && { innerSecretEncoding: /** @type {SecretEncoding} */ (secretEncoding) }),
  };
  return { ...state, fields: changed };
}

/**
 * @param {string} text of a key
 * @param {readonly import("./edits.js").Edit[]} edits
 * @param {number} [member] of a set of keys, which is taken alone
 */
function edited(text, edits, member) {
  const changed = withEdits(text, edits);
  return member === undefined ? changed : memberOf(changed, member);
}
