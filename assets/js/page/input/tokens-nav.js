import { appendVisible } from "../../shared/append-visible.js";
import { byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/** @typedef {import("../../types/report.js").Token} Token */

const MOST_BUTTONS = 8;

/**
 * The tokens of a paste to choose from, by their labels: buttons for a few, a list for many.
 *
 * @param {Token[]} tokens
 * @param {number} chosen
 * @param {(index: number) => void} choose
 */
export function drawTokens(tokens, chosen, choose) {
  const nav = byId("tokens", HTMLElement);
  nav.hidden = tokens.length < 2;
  if (nav.hidden) return nav.replaceChildren();
  const focused = nav.contains(document.activeElement);
  const labels = tokens.map((token, index) => labelOf(token, index));
  if (tokens.length > MOST_BUTTONS) nav.replaceChildren(listOf(labels, chosen, choose));
  else nav.replaceChildren(...labels.map((label, index) => buttonOf(label, index, chosen, choose)));
  if (focused) /** @type {HTMLElement | null} */ (nav.querySelector("select, [aria-current]"))?.focus();
}

/**
 * @param {Token} token
 * @param {number} index
 */
function labelOf(token, index) {
  return token.label === "" ? sentence("Token {number}", { number: String(index + 1) }) : token.label;
}

/**
 * @param {string} label
 * @param {number} index
 * @param {number} chosen
 * @param {(index: number) => void} choose
 */
function buttonOf(label, index, chosen, choose) {
  const button = document.createElement("button");
  button.type = "button";
  appendVisible(button, label);
  if (index === chosen) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => choose(index));
  return button;
}

/**
 * @param {string[]} labels
 * @param {number} chosen
 * @param {(index: number) => void} choose
 */
function listOf(labels, chosen, choose) {
  const list = document.createElement("select");
  list.setAttribute("aria-label", sentence("Token"));
  const count = String(labels.length);
  const options = labels.map((label, index) => {
    const text = sentence("{number} of {count}: {label}", { number: String(index + 1), count, label });
    return new Option(text, String(index));
  });
  list.append(...options);
  list.selectedIndex = chosen;
  list.addEventListener("change", () => choose(list.selectedIndex));
  return list;
}
