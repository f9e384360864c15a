import { paragraph } from "../../shared/sentence.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { instantOf } from "../state.js";
import { saidOf } from "./making-verdict.js";

/**
 * What is announced of the token that is written, while its mode is shown and nothing is on its way.
 *
 * @param {import("../state.js").State} state
 * @returns {string}
 */
export function madeSaid(state) {
  const said = saidOf(state.encoding, state.boot.phase === "ready");
  if (state.mode !== "encode" || said.isAwaited) return "";
  const now = instantOf(state);
  return paragraph(sentenceText(said.headline, now), sentenceText(said.line, now));
}
