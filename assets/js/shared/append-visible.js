import { codeOf, unseenIn } from "./visible-text.js";

/** @param {string} character */
function drawn(character) {
  const element = document.createElement("span");
  element.className = "control-character";
  element.dataset.code = codeOf(character);
  element.textContent = character;
  return element;
}

/**
 * Appends a text whose own content stays exactly as it is, while each unseen character is drawn as its code point.
 *
 * @param {Node} parent
 * @param {string} text
 */
export function appendVisible(parent, text) {
  let at = 0;
  for (const { start, end } of unseenIn(text)) {
    parent.appendChild(document.createTextNode(text.slice(at, start)));
    parent.appendChild(drawn(text.slice(start, end)));
    at = end;
  }
  parent.appendChild(document.createTextNode(text.slice(at)));
}
