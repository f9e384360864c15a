import { byClass, byId, elementOf } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/** @typedef {import("../../types/report.js").PastedKey} PastedKey */

const MOST = 3;

/** By the kind of a key: what is said of one without a label. @type {ReadonlyMap<string, string>} */
const PLAIN = new Map([
  ["jwk", sentence("This paste contains a JWK.")],
  ["jwk-set", sentence("This paste contains a JWK Set.")],
  ["pem", sentence("This paste contains a PEM key.")],
  ["certificate", sentence("This paste contains a certificate.")],
  ["der", sentence("This paste contains a key in base64-encoded DER.")],
  ["ssh", sentence("This paste contains an OpenSSH public key.")],
  ["secret", sentence("This paste contains a secret.")],
]);

/** The same, of one with a label. @type {ReadonlyMap<string, (label: string) => string>} */
const LABELLED = new Map([
  ["jwk", (label) => sentence("This paste contains a JWK “{label}”.", { label })],
  ["jwk-set", (label) => sentence("This paste contains a JWK Set “{label}”.", { label })],
  ["pem", (label) => sentence("This paste contains a PEM key “{label}”.", { label })],
  ["certificate", (label) => sentence("This paste contains a certificate “{label}”.", { label })],
  ["der", (label) => sentence("This paste contains a key in base64-encoded DER “{label}”.", { label })],
  ["ssh", (label) => sentence("This paste contains an OpenSSH public key “{label}”.", { label })],
  ["secret", (label) => sentence("This paste contains a secret “{label}”.", { label })],
]);

/**
 * Offers the keys that stand in the paste.
 *
 * @param {PastedKey[]} keys
 * @param {(key: PastedKey) => void} use
 * @param {import("./key.js").Which} which
 */
export function drawPastedKeys(keys, use, which = "") {
  const list = byId(`${which}pasted-keys`, HTMLElement);
  list.hidden = keys.length === 0;
  list.replaceChildren(...keys.slice(0, MOST).map((key) => itemOf(key, use)));
}

/**
 * @param {PastedKey} key
 * @param {(key: PastedKey) => void} use
 */
function itemOf(key, use) {
  const item = elementOf("pasted-key-template");
  byClass(item, "pasted-key-kind").textContent = sentenceOf(key);
  byClass(item, "plain").addEventListener("click", () => use(key));
  return item;
}

/**
 * What is said of a key that stands in the paste.
 *
 * @param {PastedKey} key
 */
export function sentenceOf({ kind, label }) {
  if (label === "") return PLAIN.get(kind) ?? sentence("This paste contains a key.");
  return LABELLED.get(kind)?.(label) ?? sentence("This paste contains a key “{label}”.", { label });
}
