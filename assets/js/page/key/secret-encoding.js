import { byId } from "../../shared/dom.js";

/** @typedef {import("../state.js").SecretEncoding} SecretEncoding */

function radios() {
  return Array.from(byId("secret-encoding", HTMLFieldSetElement).querySelectorAll("input"));
}

/** How the secret is read, as the switch beside the key says; with a value, as a field has one. */
export const SECRET_ENCODING = {
  /** @returns {string} */
  get value() {
    return radios().find(({ checked }) => checked)?.value ?? "text";
  },

  /** @param {string} encoding */
  set value(encoding) {
    for (const radio of radios()) radio.checked = radio.value === encoding;
  },
};
