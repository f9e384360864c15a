import { byClass, byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { copyOut } from "../export/copy.js";
import { masked } from "../key/mask.js";
import { saveText } from "./save.js";

/**
 * A card with one side of a key: its forms to choose from, one of them to be seen, copied and saved.
 *
 * @typedef {import("../../types/report.js").Span} Span
 * @typedef {{name: string, names: string[], text: string}} Form
 * @typedef {{choose: (name: string) => void, toggle?: () => void, file: string, copied: string}} Ways `file` is the name of
 *   a file without its ending; `toggle` shows and hides what is private
 */

/** @type {ReadonlyMap<string, {label: string, ending: string}>} */
const FORMS = new Map([
  ["jwk", { label: sentence("JWK"), ending: "jwk" }],
  ["jwks", { label: sentence("JWK Set"), ending: "jwks.json" }],
  ["pem", { label: sentence("PEM"), ending: "pem" }],
  ["pkcs1", { label: sentence("PKCS#1"), ending: "pem" }],
  ["sec1", { label: sentence("SEC1"), ending: "pem" }],
  ["ssh", { label: sentence("SSH"), ending: "pub" }],
  ["der", { label: sentence("DER, base64"), ending: "der.txt" }],
  ["raw", { label: sentence("Raw, hex"), ending: "hex" }],
  ["text", { label: sentence("Text"), ending: "txt" }],
  ["base64url", { label: sentence("Base64url"), ending: "txt" }],
  ["base64", { label: sentence("Base64"), ending: "txt" }],
  ["hex", { label: sentence("Hex"), ending: "txt" }],
]);

export class FormCard {
  #card;
  #ways;
  /** @type {Form | null} */
  #form = null;

  /**
   * @param {string} id of the card
   * @param {Ways} ways
   */
  constructor(id, ways) {
    this.#card = byId(id, HTMLElement);
    this.#ways = ways;
    byClass(this.#card, "forms").addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) ways.choose(target.value);
    });
    const copy = this.#button("form-copy");
    copy.addEventListener("click", () => void copyOut(copy, this.#form?.text ?? "", ways.copied));
    this.#button("form-save").addEventListener("click", () => this.#save());
    if (ways.toggle) this.#button("form-show").addEventListener("click", ways.toggle);
  }

  /** @param {string} name */
  #button(name) {
    return /** @type {HTMLButtonElement} */ (byClass(this.#card, name));
  }

  #save() {
    const { name = "", text = "" } = this.#form ?? {};
    saveText(text.endsWith("\n") ? text : `${text}\n`, `${this.#ways.file}.${FORMS.get(name)?.ending ?? "txt"}`);
  }

  /**
   * @param {Form | null} form nothing where the key has no such side
   * @param {readonly Span[]} hidden what is not to be seen of it
   * @param {boolean} canHide something of it is private
   */
  draw(form, hidden, canHide) {
    this.#form = form;
    this.#card.hidden = form === null;
    this.#drawNames(form);
    const text = byClass(this.#card, "form-text");
    setText(text, form ? masked({ text: form.text, spans: hidden }) : "");
    if (!this.#ways.toggle) return;
    const show = this.#button("form-show");
    show.hidden = !canHide;
    show.setAttribute("aria-pressed", String(hidden.length === 0));
    setText(
      byClass(this.#card, "form-hidden"),
      hidden.length > 0 ? sentence("Hidden until you press Show. Copy and Save include it.") : "",
    );
  }

  /** @param {Form | null} form */
  #drawNames(form) {
    const group = byClass(this.#card, "forms");
    const names = form?.names ?? [];
    const shown = Array.from(group.querySelectorAll("input"), ({ value }) => value);
    if (shown.join() !== names.join()) {
      for (const label of group.querySelectorAll("label")) label.remove();
      group.append(...names.map((name) => choiceOf(name, this.#card.id)));
    }
    for (const input of group.querySelectorAll("input")) input.checked = input.value === form?.name;
  }
}

/**
 * @param {string} name of a form
 * @param {string} group
 */
function choiceOf(name, group) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "radio", name: `${group}-form`, value: name });
  const words = document.createElement("span");
  words.textContent = FORMS.get(name)?.label ?? name;
  label.append(input, words);
  return label;
}
