import { rekeyed } from "../input/replaced.js";
import { keyGiven } from "./given.js";

/**
 * What can happen to the key of a link: each takes what the page knows, and returns what it knows then. Its trust stays
 * that of a link as long as the same text stands in the field and nobody has confirmed it.
 *
 * @typedef {import("../state.js").State} State
 */

/**
 * A link brought a key. One that somebody typed is kept, and the other is offered.
 *
 * @param {State} state
 * @param {string} key
 * @returns {State}
 */
export function linked(state, key) {
  const { fields } = state;
  if (fields.key === key) return state;
  const isFree = fields.key === "" || fields.key === state.linked.key;
  return isFree ? ofLink(keyGiven(state, key), key) : { ...state, linked: { ...state.linked, other: key } };
}

/**
 * @param {State} state
 * @returns {State} with the key that the link brought, in the place of the one that was typed
 */
export function otherUsed(state) {
  const { other } = state.linked;
  return rekeyed(state, ofLink(keyGiven(state, other), other));
}

/**
 * @param {State} state
 * @param {string} key
 * @returns {State}
 */
export function ofLink(state, key) {
  return { ...state, linked: { key, other: "" } };
}

/**
 * Somebody knows whose key it is.
 *
 * @param {State} state
 * @returns {State}
 */
export function confirmed(state) {
  return ofLink(state, "");
}

/**
 * @param {State} state
 * @returns {State} without what a link brought beside its token
 */
export function withoutLinked(state) {
  const isThere = state.linked.key !== "" && state.fields.key === state.linked.key;
  return ofLink(isThere ? keyGiven(state, "") : state, "");
}
