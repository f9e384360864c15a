import { guessTokens } from "../../shared/guess-segments.js";
import { keyGiven, typed } from "../changes.js";

/**
 * What can happen to the paste as a whole, so that what stood there before can be had back: each takes what the page knows,
 * and returns what it knows then.
 *
 * @typedef {import("../state.js").Former} Former
 * @typedef {import("../state.js").State} State
 */

/**
 * @param {State} state
 * @returns {State}
 */
export function cleared(state) {
  return typed(keeping(state, state.text, "", { isCleared: true }), "", "deleteContent");
}

/**
 * Another text was put in the place of the paste, which can be had back where it was one.
 *
 * @param {State} state
 * @param {string} text
 * @returns {State}
 */
export function replaced(state, text) {
  const isLost = state.text !== "" && state.text !== text;
  return typed(isLost ? keeping(state, state.text, text) : state, text, "insertFromPaste");
}

/**
 * The field itself has put its text in the place of another.
 *
 * @param {State} state
 * @param {string} before
 * @returns {State}
 */
export function replacedInField(state, before) {
  if (before === "" || before === state.text) return state;
  return keeping(state, before, state.text, { isNative: true });
}

/**
 * The key is moved to the place of the token.
 *
 * @param {State} state
 * @returns {State}
 */
export function movedToToken(state) {
  const { key } = state.fields;
  const moved = replaced(state, key);
  const former = moved.former?.by === key ? { ...moved.former, key } : moved.former;
  return keyGiven({ ...moved, former }, "");
}

/**
 * What stood in the place of the token is moved to the key.
 *
 * @param {State} state
 * @param {string} key that is in it
 * @returns {State}
 */
export function movedToKey(state, key) {
  const before = state.fields.key;
  const moved = cleared(keyGiven(state, key));
  return { ...moved, former: moved.former && { ...moved.former, key: before } };
}

/**
 * Keeps a text that is replaced, and offers it.
 *
 * @param {State} state
 * @param {string} text
 * @param {string} by
 * @param {Partial<Pick<Former, "isCleared" | "isNative">>} [how]
 * @returns {State}
 */
function keeping(state, text, by, how) {
  const { decoded } = state;
  const tokens = decoded?.text === text ? decoded.report.tokens.length : guessTokens(text).length;
  const former = { text, by, tokens, key: null, isCleared: false, isNative: false, ...how };
  return { ...state, former, isToasted: true };
}

/**
 * The text before is had back.
 *
 * @param {State} state
 * @param {Former} former
 * @returns {State}
 */
export function undone(state, { text, key }) {
  const back = typed({ ...state, former: null, isToasted: false }, text, "insertFromPaste");
  return key === null ? back : keyGiven(back, key);
}

/**
 * The text before is put in front of the one that replaced it, whose first token is shown.
 *
 * @param {State} state
 * @param {Former} former
 * @returns {State}
 */
export function bothKept(state, { text, by, tokens }) {
  const both = typed({ ...state, former: null, isToasted: false }, `${text}\n\n${by}`, "insertFromPaste");
  return { ...both, chosen: tokens };
}

/**
 * What was replaced and can be had back, as long as what replaced it is on screen.
 *
 * @param {State} state
 * @returns {Former | null}
 */
export function undoable({ text, former }) {
  return former?.by === text ? former : null;
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
