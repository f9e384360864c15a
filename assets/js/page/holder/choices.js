import { appendVisible } from "../../shared/append-visible.js";
import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";

/**
 * The Disclosures of a token, of which a holder chooses those that go along.
 *
 * @typedef {import("../../types/report.js").Disclosure} Disclosure
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {{toggle: (index: number) => void, all: () => void, none: () => void}} Ways
 */

const LONGEST = 60;

/** What is drawn, while it is to be seen. @type {Token | null} */
let drawn = null;

/** @param {Ways} ways */
export function listenToChoices({ toggle, all, none }) {
  byId("holder-list", HTMLElement).addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) toggle(Number(target.value));
  });
  byId("holder-all", HTMLElement).addEventListener("click", all);
  byId("holder-none", HTMLElement).addEventListener("click", none);
}

/**
 * @param {Token | null} token
 * @param {readonly number[]} chosen
 * @param {boolean} isOpen what nobody sees is not drawn
 */
export function drawChoices(token, chosen, isOpen) {
  const all = token?.disclosures.length ?? 0;
  const said = plural("{sent} of {count} Disclosure", "{sent} of {count} Disclosures", all, { sent: chosen.length });
  setText(byId("holder-count", HTMLElement), said);
  const list = byId("holder-list", HTMLElement);
  const shown = isOpen ? token : null;
  if (shown !== drawn) list.replaceChildren(...(shown?.disclosures ?? []).map(itemOf));
  drawn = shown;
  const sent = new Set(chosen.map(String));
  for (const box of list.querySelectorAll("input")) box.checked = sent.has(box.value);
  byId("holder-choices", HTMLElement).hidden = all === 0;
}

/**
 * @param {Disclosure} one
 * @param {number} index
 */
function itemOf(one, index) {
  const item = elementOf("disclosed-template");
  const box = item.querySelector("input");
  if (box) box.value = String(index);
  const number = sentence("Disclosure {number}", { number: String(index + 1) });
  appendVisible(byClass(item, "disclosable-name"), one.path ?? one.name ?? number);
  appendVisible(byClass(item, "disclosed-value"), briefOf(one));
  return item;
}

/**
 * The value in short.
 *
 * @param {Disclosure} one
 */
function briefOf({ node, message }) {
  if (!node) return message;
  if (node.type === "object") return "{…}";
  if (node.type === "array") return "[…]";
  return node.text.length > LONGEST ? `${node.text.slice(0, LONGEST)}…` : node.text;
}
