import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/**
 * @typedef {import("../../types/report.js").Verification} Verification
 * @typedef {"text" | "base64url" | "base64" | "hex"} SecretEncoding
 * @typedef {{key: string, secretEncoding: SecretEncoding}} KeyChoice
 */

const ABOUT = sentence("Stays in this page, exactly as typed.");

/** @returns {KeyChoice} */
export function chosenKey() {
  const encoding = byId("secret-encoding", HTMLSelectElement).value;
  return {
    key: byId("key", HTMLTextAreaElement).value,
    secretEncoding: /** @type {SecretEncoding} */ (encoding),
  };
}

/** @param {KeyChoice} choice */
export function setKey({ key, secretEncoding }) {
  byId("key", HTMLTextAreaElement).value = key;
  byId("secret-encoding", HTMLSelectElement).value = secretEncoding;
  drawKey(null);
}

/**
 * The diagnosis that says most, in the place of the reason why the signature does not hold.
 *
 * @param {Verification} verification
 * @returns {import("../../types/report.js").Verdict}
 */
export function diagnosed({ verdict, diagnosis }) {
  const reading = diagnosis.find(({ id }) => id !== "ruled-out");
  if (!reading) return verdict;
  return { ...verdict, signature: { ...verdict.signature, message: reading.message } };
}

/** @param {() => void} changed */
export function listenToKey(changed) {
  byId("key", HTMLElement).addEventListener("input", changed);
  byId("secret-encoding", HTMLElement).addEventListener("change", changed);
}

/**
 * Says what the key was recognised as, and what a diagnosis found.
 *
 * @param {Verification | null} verification
 */
export function drawKey(verification) {
  setText(byId("key-about", HTMLElement), verification?.key?.message || ABOUT);
  const diagnosis = verification?.diagnosis ?? [];
  const list = byId("diagnosis", HTMLElement);
  list.hidden = diagnosis.length === 0;
  list.replaceChildren(
    ...diagnosis.map(({ message, fix }) => {
      const item = elementOf("diagnosis-template");
      setText(byClass(item, "diagnosis-message"), message);
      setText(byClass(item, "diagnosis-fix"), fix);
      return item;
    }),
  );
}
