import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { exactText, listenExactly, putExactly } from "../key/exact-text.js";
import { MaskedKey } from "../key/masked-key.js";

/**
 * What the token is signed or encrypted with: the algorithm, which is an edit of the header, and the key.
 *
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").Made} Made
 * @typedef {import("../../types/report.js").DraftAlgorithm} DraftAlgorithm
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("./encode-state.js").ToMake} ToMake
 */

const ABOUT = sentence("Never leaves this page. Forgotten when you clear it or reload.");

function radios() {
  return Array.from(byId("encode-encoding", HTMLFieldSetElement).querySelectorAll("input"));
}

/** @param {(key: string, secretEncoding: SecretEncoding) => void} keyed */
export function listenToSigning(keyed) {
  const key = byId("encode-key", HTMLTextAreaElement);
  const given = () => {
    const chosen = radios().find(({ checked }) => checked)?.value ?? "text";
    keyed(exactText(key), /** @type {SecretEncoding} */ (chosen));
  };
  listenExactly(key, byId("encode-key-ends", HTMLElement));
  key.addEventListener("input", given);
  byId("encode-encoding", HTMLElement).addEventListener("change", given);
}

/**
 * The key as a field shows it: a private one is masked once it was read.
 *
 * @param {() => void} cleared
 */
export function maskedSigningKey(cleared) {
  const parts = {
    field: byId("encode-key", HTMLTextAreaElement),
    show: byId("encode-key-show", HTMLButtonElement),
    clear: byId("encode-key-clear", HTMLButtonElement),
    hidden: byId("encode-key-hidden", HTMLElement),
  };
  return new MaskedKey(parts, cleared);
}

/**
 * @param {ToMake} asked
 * @param {Made | null} made of what is in the fields
 */
export function drawKeyField({ key, secretEncoding }, made) {
  const field = byId("encode-key", HTMLTextAreaElement);
  if (exactText(field) !== key) putExactly(field, key);
  for (const radio of radios()) radio.checked = radio.value === secretEncoding;
  const used = made?.keys[0]?.key ?? null;
  const fault = made?.faults.find((one) => one.field === "key");
  setText(byId("encode-key-about", HTMLElement), (key !== "" && (fault?.message ?? used?.message)) || ABOUT);
  // Of what is no secret there is nothing to choose.
  byId("encode-encoding", HTMLElement).hidden = used !== null && used.kind !== "secret" && used.kind !== "none";
}

/**
 * @param {Draft | null} draft
 * @param {(algorithm: DraftAlgorithm) => void} choose
 */
export function drawAlgorithms(draft, choose) {
  if (!draft) return;
  const select = byId("encode-alg", HTMLSelectElement);
  const { algorithm, algorithms } = draft;
  const names = algorithms.map(({ name }) => name);
  const own = names.includes(algorithm) ? [] : [algorithm];
  if (Array.from(select.options, ({ value }) => value).join() !== [...own, ...names].join()) {
    select.replaceChildren(
      ...own.map(optionOf),
      groupOf(sentence("Sign"), algorithms, false),
      groupOf(sentence("Encrypt"), algorithms, true),
    );
  }
  select.value = algorithm;
  select.disabled = names.length === 0;
  select.onchange = () => {
    const chosen = algorithms.find(({ name }) => name === select.value);
    if (chosen) choose(chosen);
  };
  sayOrHide(byId("encode-kind", HTMLElement), draft.encrypted ? sentence("Encrypt with") : "");
  byId("encode-sign-label", HTMLElement).hidden = draft.encrypted;
}

/**
 * @param {string} label
 * @param {DraftAlgorithm[]} algorithms
 * @param {boolean} isEncrypting
 */
function groupOf(label, algorithms, isEncrypting) {
  const group = document.createElement("optgroup");
  group.label = label;
  group.append(...algorithms.filter(({ encrypts }) => encrypts === isEncrypting).map(({ name }) => optionOf(name)));
  return group;
}

/** @param {string} name */
function optionOf(name) {
  return new Option(name === "" ? sentence("no alg") : name, name);
}
