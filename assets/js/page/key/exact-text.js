import { setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/**
 * What a field was given, character for character: a field knows but one kind of line break, and a secret or a payload
 * is signed with those that it has. A private key is given, and shown with dots in its place.
 *
 * @typedef {{given: string, shown: string}} Exact
 */

/** @type {WeakMap<HTMLTextAreaElement, Exact>} */
const exact = new WeakMap();

/**
 * The text of a field as it was given; as it is shown once somebody has edited it.
 *
 * @param {HTMLTextAreaElement} field
 * @returns {string}
 */
export function exactText(field) {
  const kept = exact.get(field);
  return kept?.shown === field.value ? kept.given : field.value;
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
export function putExactly(field, text) {
  field.value = text;
  keep(field, text);
}

/**
 * Shows another text in the place of the one that a field was given.
 *
 * @param {HTMLTextAreaElement} field
 * @param {Exact} texts
 */
export function showInstead(field, texts) {
  field.value = texts.shown;
  exact.set(field, texts);
}

/**
 * Keeps what is pasted or dropped into a field in the place of all that it has.
 *
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} about where it is said that line ends were kept
 */
export function listenExactly(field, about) {
  field.addEventListener("paste", (event) => given(field, event.clipboardData));
  field.addEventListener("drop", (event) => given(field, event.dataTransfer));
  field.addEventListener("input", () => {
    setText(about, exactText(field).includes("\r") ? sentence("Its line endings (CR LF) are kept.") : "");
  });
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {DataTransfer | null} data
 */
function given(field, data) {
  const text = data?.getData("text/plain") ?? "";
  const isAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  if (isAll && text.includes("\r")) keep(field, text);
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
function keep(field, text) {
  if (text.includes("\r")) exact.set(field, { given: text, shown: text.replace(/\r\n?/g, "\n") });
  else exact.delete(field);
}
