import { phrases, plural } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";
import { isOfText } from "../state.js";

/**
 * The algorithm and the length of the token that is drawn, where it is that of the text on screen.
 *
 * @param {import("../state.js").State} state
 * @returns {string}
 */
export function aboutToken(state) {
  const { decoded } = state;
  if (!(decoded?.token && isOfText(state))) return "";
  const algorithm = decoded.report.rows.find(({ tokens }) => tokens.includes(decoded.index))?.algorithm ?? "";
  return phrases(inColumns(algorithm), plural("{count} character", "{count} characters", decoded.token.text.length));
}
