/**
 * A token that a key decrypted, drawn in the place of the one that is in the paste.
 *
 * @typedef {import("../types/report.js").Token} Token
 * @typedef {import("./state.js").Decoded} Decoded
 * @typedef {import("./state.js").State} State
 */

/** What is said of a token, and of what is in it, once a key was tried; all else is what it is. */
const SAID = new Set(["verdict", "summary", "headline", "line", "action", "next"]);

/**
 * The token that a key decrypted, as long as it is drawn.
 *
 * @param {State} state
 */
export function openedOf({ decoded }) {
  return decoded && decoded.token !== closedOf(decoded) ? decoded.token : null;
}

/**
 * The token as the report has it: before any key decrypted it.
 *
 * @param {Decoded} decoded
 */
export function closedOf({ report, index }) {
  return report.tokens[index] ?? null;
}

/**
 * @param {State} state
 * @returns {State} with nothing decrypted
 */
export function closed(state) {
  return state.decoded ? withToken(state, closedOf(state.decoded)) : state;
}

/**
 * Draws what was decrypted; where that is drawn already, it stays, and with it what somebody unfolded and where they are.
 *
 * @param {State} state
 * @param {Token} opened
 * @returns {State}
 */
export function withOpened(state, opened) {
  const drawn = openedOf(state);
  const isDrawn = drawn !== null && contentOf(drawn) === contentOf(opened);
  return isDrawn ? { ...state, answer: state.answer && { ...state.answer, token: opened } } : withToken(state, opened);
}

/** @param {Token} token */
function contentOf(token) {
  return JSON.stringify(token, (name, value) => (SAID.has(name) ? undefined : value));
}

/**
 * Draws a token in the place of another one.
 *
 * @param {State} state
 * @param {Token | null} token
 * @returns {State}
 */
function withToken(state, token) {
  const { decoded, answer, views } = state;
  if (!decoded || decoded.token === token) return state;
  return {
    ...state,
    decoded: { ...decoded, token },
    answer: answer && { ...answer, token },
    views: { ...views, byPane: {} },
  };
}

/**
 * The token within another that has a key of its own; none of the holder's, whose key the token itself names, and none
 * in a claim, which is opened apart.
 *
 * @param {Token | null} token
 * @returns {Token | null}
 */
export function innerOf(token) {
  const nested = token?.nested ?? [];
  const last = nested.filter(({ path }) => path === undefined).length - 1;
  return last === token?.bound ? null : (nested[last] ?? null);
}

/**
 * What can be expected of a token: what it says itself, or else the token within it, whose claims are compared.
 *
 * @param {Token | null} token
 */
export function expectableOf(token) {
  return token?.expectable ?? innerOf(token)?.expectable ?? null;
}
