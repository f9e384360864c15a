import { isField } from "../shared/dom.js";
import { closePrivacy } from "./privacy/privacy-panel.js";

/**
 * @typedef {object} PasteKeys what keys do with the paste
 * @property {HTMLTextAreaElement} area its field
 * @property {(text: string) => void} put
 * @property {() => void} focus
 * @property {() => boolean} clear whether there was something to clear
 * @property {(target: EventTarget | null) => boolean} undo whether there was something to have back
 */

/**
 * Ctrl+V pastes wherever the focus is, Esc closes what is open or else clears the field where that is meant, Ctrl+Enter
 * does what stands beside the headline.
 *
 * @param {PasteKeys} paste
 */
export function listenToKeyboard(paste) {
  document.addEventListener("paste", (event) => {
    if (isField(event.target) || !paste.area.checkVisibility()) return;
    event.preventDefault();
    paste.put(event.clipboardData?.getData("text/plain") ?? "");
    paste.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clearUnlessElsewhere(event, paste);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) doNext(event);
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) undo(event, paste);
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {PasteKeys} paste
 */
function clearUnlessElsewhere(event, paste) {
  const isInDialog = document.querySelector("dialog[open]") !== null;
  if (event.isComposing || isInDialog || closePrivacy()) return;
  const isMeant = event.target === paste.area || event.target === document.body;
  if (!(isMeant && paste.area.checkVisibility())) return;
  if (paste.clear()) event.preventDefault();
}

/** @param {KeyboardEvent} event */
function doNext(event) {
  const buttons = Array.from(document.querySelectorAll("[data-next]"));
  const next = buttons.find((button) => button.checkVisibility());
  if (!(next instanceof HTMLButtonElement)) return;
  event.preventDefault();
  next.click();
}

/**
 * @param {KeyboardEvent} event
 * @param {PasteKeys} paste
 */
function undo(event, paste) {
  if (!event.shiftKey && paste.undo(event.target)) event.preventDefault();
}
