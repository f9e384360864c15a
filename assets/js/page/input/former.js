import { sentence } from "../../shared/sentence.js";

/**
 * What stood in the fields before something else was put there, and can be had back.
 *
 * @typedef {import("../state.js").KeyFields} KeyFields
 * @typedef {import("../state.js").State} State
 * @typedef {object} Former
 * @property {string} text the paste as it was
 * @property {string} by what stands in its place: the same, where only the key was changed
 * @property {number} tokens how many there were in a text that was replaced; none in one that was edited
 * @property {{before: KeyFields, after: KeyFields} | null} keyed what stood beside it, where that was changed with it
 * @property {boolean} isCleared
 * @property {boolean} isNative whether the field itself can undo it
 * @property {boolean} isEdited whether it was changed in some place, and not replaced
 * @property {Former | null} earlier what could be had back before that
 */

const NAMES = /** @type {const} */ (["key", "secretEncoding", "payload", "innerKey", "innerSecretEncoding"]);

/**
 * @param {State} state
 * @returns {KeyFields}
 */
export function keyFieldsOf({ fields: { key, secretEncoding, payload, innerKey, innerSecretEncoding } }) {
  return { key, secretEncoding, payload, innerKey, innerSecretEncoding };
}

/**
 * @param {KeyFields} one
 * @param {KeyFields} other
 */
export function areSame(one, other) {
  return NAMES.every((name) => one[name] === other[name]);
}

/**
 * Whether the key alone was changed.
 *
 * @param {Former} former
 */
export function isOfKey({ text, by, keyed }) {
  return keyed !== null && text === by;
}

/**
 * Whether there stands beside the text what was put there with it.
 *
 * @param {State} state
 * @param {Former} former
 */
export function isKeyUntouched(state, { keyed }) {
  return keyed !== null && areSame(keyFieldsOf(state), keyed.after);
}

/**
 * What was replaced and can be had back, as long as what replaced it is on screen.
 *
 * @param {State} state
 * @returns {Former | null}
 */
export function undoable(state) {
  const { former, text } = state;
  if (former?.by !== text) return null;
  return isOfKey(former) && !isKeyUntouched(state, former) ? null : former;
}

/**
 * What is offered to be had back, for some seconds.
 *
 * @param {State} state
 * @returns {Former | null}
 */
export function toastOf(state) {
  const former = state.isToasted ? undoable(state) : null;
  return former?.isCleared ? null : former;
}

/**
 * What became of it.
 *
 * @param {Former} former
 */
export function fateOf(former) {
  const { keyed, text, isEdited } = former;
  if (keyed && (text === "" || isOfKey(former))) return fateOfKey(keyed);
  return isEdited ? sentence("The token was changed.") : sentence("The previous text was replaced.");
}

/** @param {{before: KeyFields, after: KeyFields}} keyed */
function fateOfKey({ before, after }) {
  if (before.key !== after.key || before.innerKey !== after.innerKey) return sentence("The key was changed.");
  if (before.payload !== after.payload) return sentence("The payload was changed.");
  return sentence("The secret encoding was changed.");
}
