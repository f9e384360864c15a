import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { commandOf } from "../export/command.js";
import { listenExactly } from "./exact-text.js";

/**
 * @typedef {import("../../types/report.js").Apply} Apply
 * @typedef {import("../../types/report.js").Verification} Verification
 */

const ABOUT = sentence("Never leaves this page. Used exactly as typed.");

/**
 * @param {HTMLButtonElement} button
 * @param {Apply} apply
 * @param {(apply: Apply) => void} change
 */
function offer(button, apply, change) {
  button.hidden = false;
  setText(button, apply.label);
  button.addEventListener("click", () => change(apply));
}

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
 * @param {(apply: Apply) => void} change what a diagnosis asks for
 */
export function drawKey(verification, change) {
  setText(byId("key-about", HTMLElement), verification?.key?.message || ABOUT);
  drawCommand(verification?.key?.command ?? "");
  // Of what is no secret there is nothing to choose.
  byId("secret-encoding", HTMLElement).hidden = (verification?.key?.kind ?? "secret") !== "secret";
  const misplaced = verification?.misplaced ?? "";
  byId("key-misplaced", HTMLElement).hidden = misplaced === "";
  setText(byId("key-misplaced-text", HTMLElement), misplaced);
  drawRecipients(verification?.decryption ?? null);
  const diagnosis = verification?.diagnosis ?? [];
  const list = byId("diagnosis", HTMLElement);
  list.hidden = diagnosis.length === 0;
  list.replaceChildren(
    ...diagnosis.map(({ message, fix, apply }) => {
      const item = elementOf("diagnosis-template");
      setText(byClass(item, "diagnosis-message"), message);
      setText(byClass(item, "diagnosis-fix"), fix);
      if (apply) offer(/** @type {HTMLButtonElement} */ (byClass(item, "diagnosis-apply")), apply, change);
      return item;
    }),
  );
}

/** @param {string} command that makes or fetches a usable key */
function drawCommand(command) {
  const place = byId("key-command", HTMLElement);
  place.hidden = command === "";
  place.replaceChildren(...(command === "" ? [] : [commandOf(command)]));
}

/**
 * Says what the key did for each recipient of an encrypted token; of a single one that it can't be opened for, the
 * verdict says it.
 *
 * @param {Verification["decryption"]} decryption
 */
function drawRecipients(decryption) {
  const recipients = decryption?.recipients ?? [];
  const isTold = recipients.length > 1 || decryption?.state === "decrypted";
  const list = byId("recipients", HTMLElement);
  list.hidden = !isTold;
  list.replaceChildren(
    ...(isTold ? recipients : []).map(({ state, message }, index) => {
      const item = document.createElement("li");
      item.dataset.decryption = state;
      const number = String(index + 1);
      item.textContent =
        recipients.length > 1 ? sentence("Recipient {number}: {message}", { number, message }) : message;
      return item;
    }),
  );
}
