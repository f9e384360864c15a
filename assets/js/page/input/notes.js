import { appendVisible } from "../../shared/append-visible.js";
import { byId } from "../../shared/dom.js";

/** @typedef {import("../../types/report.js").Note} Note */

const MOST = 6;
const LONGEST = 4000;

/**
 * What is to be said of the paste itself, such as line breaks that were removed.
 *
 * @param {Note[]} notes
 */
export function drawNotes(notes) {
  const list = byId("notes", HTMLElement);
  list.hidden = notes.length === 0;
  list.replaceChildren(...notes.slice(0, MOST).map(itemOf));
}

/** @param {Note} note */
function itemOf({ id, message, data }) {
  const item = document.createElement("li");
  item.dataset.note = id;
  appendVisible(item, message);
  if (typeof data.content === "string") item.append(contentOf(data.content));
  return item;
}

/**
 * What can be read in a credential that is no token, as it stands there.
 *
 * @param {string} content
 */
function contentOf(content) {
  const block = document.createElement("pre");
  block.className = "note-content";
  appendVisible(block, content.slice(0, LONGEST));
  return block;
}
