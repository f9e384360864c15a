import { byClass, byId, elementOf } from "../../shared/dom.js";

/** @typedef {import("../../types/report.js").PastedKey} PastedKey */

const MOST = 3;

/** @type {ReadonlyMap<string, string>} */
const KINDS = new Map([
  ["jwk", "JWK"],
  ["jwk-set", "JWK Set"],
  ["pem", "PEM key"],
  ["certificate", "certificate"],
  ["der", "key in base64 of DER"],
  ["ssh", "public key of OpenSSH"],
]);

/**
 * Offers the keys that stand in the paste.
 *
 * @param {PastedKey[]} keys
 * @param {(key: PastedKey) => void} use
 */
export function drawPastedKeys(keys, use) {
  const list = byId("pasted-keys", HTMLElement);
  list.hidden = keys.length === 0;
  list.replaceChildren(...keys.slice(0, MOST).map((key) => itemOf(key, use)));
}

/**
 * @param {PastedKey} key
 * @param {(key: PastedKey) => void} use
 */
function itemOf(key, use) {
  const item = elementOf("pasted-key-template");
  const name = key.label === "" ? "" : ` “${key.label}”`;
  byClass(item, "pasted-key-kind").textContent = `The paste holds a ${KINDS.get(key.kind) ?? "key"}${name}.`;
  byClass(item, "plain").addEventListener("click", () => use(key));
  return item;
}
