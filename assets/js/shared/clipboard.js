import { byId, setText } from "./dom.js";

/**
 * Text onto the clipboard; where the browser refuses, into a field to copy it from by hand.
 */

/** How long a button says how it went. */
const SHOWN = 2000;

/**
 * @param {string | Promise<string>} text a promise keeps the right to copy that a click gives
 * @returns {Promise<boolean>} whether it is on the clipboard; rejects where there is no text
 */
export async function copyText(text) {
  const isRefused = await write(text).then(
    () => false,
    () => true,
  );
  if (isRefused) offerByHand(await text);
  return !isRefused;
}

/** @param {string | Promise<string>} text */
async function write(text) {
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
  // Who waits for the text hears of it; here nobody may be waiting.
  blob.catch(() => undefined);
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** @param {string} text */
function offerByHand(text) {
  const dialog = byId("by-hand", HTMLDialogElement);
  const field = byId("by-hand-text", HTMLTextAreaElement);
  field.value = text;
  // Nothing of a token stays behind in a field that nobody sees.
  const empty = () => {
    field.value = "";
  };
  dialog.addEventListener("close", empty, { once: true });
  byId("by-hand-close", HTMLElement).onclick = () => dialog.close();
  if (!dialog.open) dialog.showModal();
  field.select();
  field.scrollTop = 0;
}

/**
 * A button says for a moment how it went, as wide as it was.
 *
 * @param {HTMLButtonElement} button
 * @param {string} words
 */
export function flash(button, words) {
  const said = button.dataset.says ?? button.textContent;
  button.dataset.says = said;
  button.style.minWidth = `${button.getBoundingClientRect().width}px`;
  // Where words that are a little wider have room.
  button.style.paddingInline = "0";
  setText(button, words);
  setTimeout(() => {
    setText(button, said);
    for (const name of ["min-width", "padding-inline"]) button.style.removeProperty(name);
  }, SHOWN);
}
