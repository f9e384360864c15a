import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { listenExactly } from "./exact-text.js";

/**
 * @typedef {import("../../types/report.js").Verification} Verification
 */

const ABOUT = sentence("Stays in this page, exactly as typed.");

/** @param {() => void} changed */
export function listenToKey(changed) {
  listenExactly(byId("key", HTMLTextAreaElement), byId("key-ends", HTMLElement));
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
