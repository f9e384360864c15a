import { byId, setText } from "../dom.js";

/**
 * What a paste without a token holds: keys, remarks, or nothing.
 *
 * @typedef {import("../report-types.js").Report} Report
 * @typedef {import("../report-types.js").PastedKey} PastedKey
 */

/**
 * @param {Report} report
 * @returns {string} the summary
 */
export function drawNothing({ keys, notes }) {
  const [key] = keys;
  setText(byId("nothing-text", HTMLElement), key ? KEY_HELP : HELP);
  byId("note-list", HTMLElement).replaceChildren(...notes.map(({ id, message }) => {
    const item = document.createElement("li");
    item.dataset["note"] = id;
    item.textContent = message;
    return item;
  }));
  return key ? "This is a key, not a token." : "No token in this text.";
}

const HELP =
  "A token is two dots between three runs of letters, digits, hyphens and underscores. It usually begins with “eyJ”. Paste all of it, with whatever stands around it.";
const KEY_HELP = "Paste the token here, and give the key to the field below.";
