import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/**
 * What is said of a paste without a token.
 *
 * @typedef {import("../../types/report.js").Report} Report
 */

const HELP = sentence(
  "A token is two dots between three runs of letters, digits, hyphens and underscores, and most begin with “eyJ”. Paste all of it, with whatever stands around it.",
);
const KEY_HELP = sentence("It can verify a signature: give it to the key field, then paste the token.");

const ANSWER_HELP = sentence(
  "It is an answer of an authorization server. What it carries is explained under the paste.",
);

/** @param {Report} report without a token */
export function drawNoToken(report) {
  const isAnswer = report.notes.some(({ data }) => "summary" in data);
  const help = report.keys.length > 0 ? KEY_HELP : HELP;
  setText(byId("nothing-text", HTMLElement), isAnswer ? ANSWER_HELP : help);
}
