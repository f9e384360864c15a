import { byId } from "../../shared/dom.js";

/** @typedef {import("../state.js").SecretEncoding} SecretEncoding */

/**
 * How a secret is read, as the switch beside its key says; with a value, as a field has one.
 *
 * @param {"secret-encoding" | "inner-secret-encoding"} id
 */
export function encodingSwitch(id) {
  const radios = () => Array.from(byId(id, HTMLFieldSetElement).querySelectorAll("input"));
  return {
    /** @returns {string} */
    get value() {
      return radios().find(({ checked }) => checked)?.value ?? "text";
    },

    /** @param {string} encoding */
    set value(encoding) {
      for (const radio of radios()) radio.checked = radio.value === encoding;
    },
  };
}
