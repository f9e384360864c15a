import { byId } from "../dom.js";

/** @typedef {import("../report-types.js").Note} Note */

const MOST = 5;

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
function itemOf({ id, message }) {
  const item = document.createElement("li");
  item.dataset["note"] = id;
  item.textContent = message;
  return item;
}
