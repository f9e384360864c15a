import { guessTokens } from "../../shared/guess-segments.js";
import { typed } from "../changes.js";
import { emptied, keyGiven } from "../key/given.js";
import { areSame, isKeyUntouched, isOfKey, keyFieldsOf, undoable } from "./former.js";

/**
 * What can happen to the paste as a whole, so that what stood there before can be had back: each takes what the page knows,
 * and returns what it knows then.
 *
 * @typedef {import("./former.js").Former} Former
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
 * The field itself was edited in a place, and no more.
 *
 * @param {State} state
 * @param {string} before
 * @param {boolean} isNative the field can undo it
 * @returns {State}
 */
export function editedInField(state, before, isNative) {
  if (before === state.text) return state;
  return keeping(state, before, state.text, { tokens: 0, isEdited: true, isNative });
}

/**
 * Something else was put beside the paste, for whoever typed what stood there.
 *
 * @param {State} state
 * @param {State} next with that
 * @returns {State}
 */
export function rekeyed(state, next) {
  const before = keyFieldsOf(state);
  const after = keyFieldsOf(next);
  if ((before.key === "" && before.payload === "") || areSame(before, after)) return next;
  const earlier = undoable(state);
  return keeping(next, state.text, state.text, { tokens: 0, isEdited: true, keyed: { before, after }, earlier });
}

/**
 * A text was put in the place of the paste, with its key.
 *
 * @param {State} state
 * @param {string} text
 * @param {string} key
 * @returns {State}
 */
export function replacedWithKey(state, text, key) {
  if (text === state.text) return rekeyed(state, keyGiven(state, key));
  const isKeyLost = state.fields.key !== "" && state.fields.key !== key;
  const kept = isKeyLost ? keeping(state, state.text, text) : state;
  return withKey(state, keyGiven(replaced(kept, text), key));
}

/**
 * The key is moved to the place of the token.
 *
 * @param {State} state
 * @returns {State}
 */
export function movedToToken(state) {
  return withKey(state, keyGiven(replaced(state, state.fields.key), ""));
}

/**
 * What stood in the place of the token is moved to the key.
 *
 * @param {State} state
 * @param {string} key that is in it
 * @returns {State}
 */
export function movedToKey(state, key) {
  return withKey(state, cleared(keyGiven(state, key)));
}

/**
 * Keeps what stood beside a text that is replaced.
 *
 * @param {State} state
 * @param {State} next
 * @returns {State}
 */
function withKey(state, next) {
  const { former } = next;
  if (former?.by !== next.text) return next;
  return { ...next, former: { ...former, keyed: { before: keyFieldsOf(state), after: keyFieldsOf(next) } } };
}

/**
 * Keeps a text that is replaced, and offers it.
 *
 * @param {State} state
 * @param {string} text
 * @param {string} by
 * @param {Partial<Former>} [how]
 * @returns {State}
 */
function keeping(state, text, by, how) {
  const { decoded } = state;
  const tokens = decoded?.text === text ? decoded.report.tokens.length : guessTokens(text).length;
  const kept = { text, by, tokens, keyed: null, isCleared: false, isNative: false, isEdited: false, earlier: null };
  return { ...state, former: { ...kept, ...how }, isToasted: true };
}

/**
 * What stood there before is had back; a key that was typed since is left alone.
 *
 * @param {State} state
 * @param {Former} former
 * @returns {State}
 */
export function undone(state, former) {
  const rest = { ...state, former: former.earlier, isToasted: false };
  const back = isOfKey(former) ? rest : typed(rest, former.text, "insertFromPaste");
  if (!(former.keyed && isKeyUntouched(state, former))) return back;
  return { ...back, fields: { ...back.fields, ...former.keyed.before }, recognised: null };
}

/**
 * Nothing of a key is kept, and of that for the token within neither.
 *
 * @param {State} state
 * @returns {State}
 */
export function keysForgotten(state) {
  return { ...state, fields: emptied(state.fields), former: withoutKeys(state.former), isToasted: false };
}

/**
 * @param {Former | null} former
 * @returns {Former | null}
 */
function withoutKeys(former) {
  if (former === null) return null;
  const earlier = withoutKeys(former.earlier);
  return isOfKey(former) ? earlier : { ...former, keyed: null, earlier };
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
