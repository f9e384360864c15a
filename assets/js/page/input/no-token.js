import { byId, setText } from "../../shared/dom.js";
import { paragraph, sentence } from "../../shared/sentence.js";

import { sentenceOf } from "../key/pasted-keys.js";

/**
 * What is said of a paste without a token.
 *
 * @typedef {import("../../types/report.js").Report} Report
 * @typedef {import("../state.js").Decoded} Decoded
 */

const HELP = sentence(
  "A token is three runs of letters, digits, hyphens and underscores with two dots between them; most start with “eyJ”. Paste the whole thing; text around it doesn’t matter.",
);
const KEY_HELP = sentence("It can verify a signature. Move it to the key field, then paste the token.");
const KEYS_HELP = sentence("They can verify a signature. Choose one in the key field, then paste the token.");

const ANSWER_HELP = sentence("This is a server’s response. What it contains is explained under the paste.");
const OTHER_HELP = sentence("What it is, and what can be read in it, is explained under the paste.");

/**
 * @param {Decoded} decoded without a token
 * @param {(key: string) => void} move puts a text into the key field
 */
export function drawNoToken({ report, text }, move) {
  const told = report.notes.find(({ data }) => "summary" in data);
  const key = keyIn(report, text);
  const [only, ...others] = report.keys;
  const keyHelp = only && others.length === 0 ? paragraph(sentenceOf(only), KEY_HELP) : KEYS_HELP;
  const help = only ? keyHelp : HELP;
  const explained = told?.id.startsWith("response-") ? ANSWER_HELP : OTHER_HELP;
  setText(byId("nothing-text", HTMLElement), told ? explained : help);
  const button = byId("nothing-move", HTMLButtonElement);
  button.hidden = key === null;
  button.onclick = () => move(key ?? "");
}

/**
 * What of a text without a token belongs in the key field, if anything does.
 *
 * @param {Report} report
 * @param {string} text
 * @returns {string | null}
 */
function keyIn({ keys: [key, ...others], notes }, text) {
  if (key && others.length === 0) return key.text ?? text.slice(key.start, key.end);
  const secret = notes.find(({ id }) => id === "secret-alone");
  return secret ? text.slice(secret.start, secret.end) : null;
}
