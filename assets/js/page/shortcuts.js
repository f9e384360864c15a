import { byId } from "../shared/dom.js";

/** What takes a character that is typed. */
const FIELDS = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]";

/** The list of all keys, by its button and by "?" wherever that is no character of a text. */
export function listenToShortcuts() {
  const dialog = byId("shortcuts", HTMLDialogElement);
  byId("shortcuts-open", HTMLElement).addEventListener("click", () => dialog.showModal());
  byId("shortcuts-close", HTMLElement).addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    const isTyped = event.target instanceof Element && event.target.matches(FIELDS);
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyped) return;
    if (document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    dialog.showModal();
  });
}
