import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { shownOf } from "./exact-edit.js";

/**
 * In which form the token is made: compact or JSON, with its payload or without, encoded or not, and encrypted or not once
 * it is signed.
 *
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("./encode-state.js").Form} Form
 * @typedef {import("./encode-state.js").Shape} Shape
 * @typedef {import("./encode-state.js").ToMake} ToMake
 * @typedef {object} Hands
 * @property {(shape: Partial<Shape>) => void} shape
 * @property {() => void} recode the payload is put into the token as it is, or encoded again
 * @property {(header: string) => void} outerHeader
 */

const box = (/** @type {string} */ id) => byId(id, HTMLInputElement);

/** @param {Hands} hands */
export function listenToShape({ shape, recode, outerHeader }) {
  const form = byId("encode-form", HTMLSelectElement);
  form.addEventListener("change", () => shape({ form: /** @type {Form} */ (form.value) }));
  box("encode-detached").addEventListener("change", () => shape({ isDetached: box("encode-detached").checked }));
  box("encode-nested").addEventListener("change", () => shape({ isNested: box("encode-nested").checked }));
  box("encode-unencoded").addEventListener("change", recode);
  const unprotected = byId("encode-unprotected", HTMLTextAreaElement);
  unprotected.addEventListener("input", () => shape({ unprotected: unprotected.value }));
  const outer = byId("outer-header", HTMLTextAreaElement);
  outer.addEventListener("input", () => outerHeader(outer.value));
}

/**
 * @param {ToMake} asked
 * @param {boolean} isSigned by the header as it was when it was read last
 * @param {Draft | null} draft of these texts; until there is one, the box stays as it was ticked
 */
export function drawShape({ form, isDetached, isNested, unprotected, outer }, isSigned, draft) {
  byId("encode-form", HTMLSelectElement).value = form;
  drawBox("encode-detached", isDetached, isSigned && !isNested);
  drawBox("encode-unencoded", draft ? draft.encoding?.unencoded === true : box("encode-unencoded").checked, isSigned);
  drawBox("encode-nested", isNested, isSigned);
  byId("encode-unprotected-row", HTMLElement).hidden = form === "compact";
  put("encode-unprotected", unprotected);
  byId("outer-card", HTMLElement).hidden = !(isSigned && isNested);
  put("outer-header", outer.header);
  setText(byId("encode-with", HTMLElement), isSigned ? sentence("Sign with") : sentence("Encrypt with"));
}

/**
 * @param {string} id
 * @param {boolean} isChecked
 * @param {boolean} isOffered
 */
function drawBox(id, isChecked, isOffered) {
  box(id).checked = isChecked;
  const row = box(id).closest("label");
  if (row) row.hidden = !isOffered;
}

/**
 * @param {string} id
 * @param {string} text
 */
function put(id, text) {
  const field = byId(id, HTMLTextAreaElement);
  const shown = shownOf(text);
  if (field.value !== shown) field.value = shown;
}
