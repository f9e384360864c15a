import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { exactText, listenExactly, putExactly } from "../key/exact-text.js";
import { MaskedKey } from "../key/masked-key.js";

/**
 * What the token is signed or encrypted with: the algorithm, which is an edit of a header, and the key. There are two such
 * cards, whose parts have ids that begin with one of these words.
 *
 * @typedef {"encode" | "outer"} Card `outer` encrypts what was signed
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").Edit} Edit
 * @typedef {import("../../types/report.js").DraftAlgorithm} DraftAlgorithm
 * @typedef {import("../../types/report.js").UsedKey} UsedKey
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("./encode-state.js").Refusal} Refusal
 * @typedef {{key: string, secretEncoding: SecretEncoding}} Keyed
 */

const ABOUT = sentence("Never leaves this page. Forgotten when you clear it or reload.");

/** @param {Card} card */
function radios(card) {
  return Array.from(byId(`${card}-encoding`, HTMLFieldSetElement).querySelectorAll("input"));
}

/**
 * @param {Card} card
 * @param {(keyed: Keyed) => void} keyed
 */
export function listenToKey(card, keyed) {
  const key = byId(`${card}-key`, HTMLTextAreaElement);
  const given = () => {
    const chosen = radios(card).find(({ checked }) => checked)?.value ?? "text";
    keyed({ key: exactText(key), secretEncoding: /** @type {SecretEncoding} */ (chosen) });
  };
  listenExactly(key, byId(`${card}-key-ends`, HTMLElement));
  key.addEventListener("input", given);
  byId(`${card}-encoding`, HTMLElement).addEventListener("change", given);
}

/**
 * The key as a field shows it: a private one is masked once it was read.
 *
 * @param {Card} card
 * @param {() => void} cleared
 */
export function maskedSigningKey(card, cleared) {
  const parts = {
    field: byId(`${card}-key`, HTMLTextAreaElement),
    show: byId(`${card}-key-show`, HTMLButtonElement),
    clear: byId(`${card}-key-clear`, HTMLButtonElement),
    hidden: byId(`${card}-key-hidden`, HTMLElement),
  };
  return new MaskedKey(parts, cleared);
}

/**
 * @param {Card} card
 * @param {Keyed} keyed
 * @param {UsedKey["key"] | null} used what the key was read as
 * @param {Refusal | null} fault why it can't be used
 */
export function drawKeyField(card, { key, secretEncoding }, used, fault) {
  const field = byId(`${card}-key`, HTMLTextAreaElement);
  if (exactText(field) !== key) putExactly(field, key);
  for (const radio of radios(card)) radio.checked = radio.value === secretEncoding;
  const about = byId(`${card}-key-about`, HTMLElement);
  setText(about, (key !== "" && (fault?.message ?? used?.message)) || ABOUT);
  // Of what is no secret there is nothing to choose.
  byId(`${card}-encoding`, HTMLElement).hidden = used !== null && used.kind !== "secret" && used.kind !== "none";
}

/**
 * @param {Card} card
 * @param {Draft} draft
 * @param {(find: (draft: Draft) => Edit | undefined) => void} choose what finds the edit in whichever draft is the newest
 */
export function drawAlgorithms(card, draft, choose) {
  const { algorithm, encrypted, enc, contents } = draft;
  const algorithms = card === "outer" ? draft.algorithms.filter(({ encrypts }) => encrypts) : draft.algorithms;
  const groups = [groupOf(sentence("Sign"), algorithms, false), groupOf(sentence("Encrypt"), algorithms, true)];
  drawChoice(byId(`${card}-alg`, HTMLSelectElement), algorithm, groups.flat(), algorithms, (name) => {
    choose((newest) => newest.algorithms.find((one) => one.name === name)?.edit);
  });
  const content = byId(`${card}-enc`, HTMLSelectElement);
  content.hidden = !encrypted;
  drawChoice(
    content,
    enc,
    contents.map(({ name }) => optionOf(name)),
    contents,
    (name) => choose((newest) => newest.contents.find((one) => one.name === name)?.edit),
  );
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} chosen
 * @param {Element[]} content of the list
 * @param {{name: string}[]} rows
 * @param {(name: string) => void} choose
 */
function drawChoice(select, chosen, content, rows, choose) {
  const names = rows.map(({ name }) => name);
  const own = names.includes(chosen) ? [] : [chosen];
  if (Array.from(select.options, ({ value }) => value).join() !== [...own, ...names].join()) {
    select.replaceChildren(...own.map(optionOf), ...content);
  }
  select.value = chosen;
  select.disabled = rows.length === 0;
  select.onchange = () => choose(select.value);
}

/**
 * @param {string} label
 * @param {DraftAlgorithm[]} algorithms
 * @param {boolean} isEncrypting
 * @returns {Element[]}
 */
function groupOf(label, algorithms, isEncrypting) {
  const own = algorithms.filter(({ encrypts }) => encrypts === isEncrypting);
  if (own.length === 0) return [];
  const group = document.createElement("optgroup");
  group.label = label;
  group.append(...own.map(({ name }) => optionOf(name)));
  return [group];
}

/** @param {string} name */
function optionOf(name) {
  return new Option(name === "" ? sentence("no alg") : name, name);
}
