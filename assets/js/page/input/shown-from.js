import { isOfText } from "../state.js";
import { isHeld, SHOWN_OF_LARGE } from "./held-text.js";

/** So much of what stands before the token says where it stands. */
const BEFORE_TOKEN = 256;

/**
 * Where the part that the field shows begins: in front of the token that is shown, or at the beginning.
 *
 * @param {import("../state.js").State} state
 * @returns {number} in UTF-16 code units of the text
 */
export function shownFrom(state) {
  const { text, decoded } = state;
  if (!(isHeld(text) && isOfText(state) && decoded?.token)) return 0;
  return Math.max(0, Math.min(decoded.token.start - BEFORE_TOKEN, text.length - SHOWN_OF_LARGE));
}
