import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { commandOf } from "../export/command.js";
import { listenExactly } from "./exact-text.js";
import { drawTried } from "./tried.js";

/** @typedef {import("../../types/report.js").Verification} Verification */

const ABOUT = sentence("Never leaves this page. Used exactly as typed.");

/** @param {() => void} changed */
export function listenToKey(changed) {
  listenExactly(byId("key", HTMLTextAreaElement), byId("key-ends", HTMLElement));
  byId("key", HTMLElement).addEventListener("input", changed);
  byId("secret-encoding", HTMLElement).addEventListener("change", changed);
}

/**
 * Says what the key was recognised as, and what was tried with it.
 *
 * @param {Verification | null} verification
 */
export function drawKey(verification) {
  setText(byId("key-about", HTMLElement), verification?.key?.message || ABOUT);
  drawCommand(verification?.key?.command ?? "");
  // Of what is no secret there is nothing to choose.
  byId("secret-encoding", HTMLElement).hidden = (verification?.key?.kind ?? "secret") !== "secret";
  const misplaced = verification?.misplaced ?? "";
  byId("key-misplaced", HTMLElement).hidden = misplaced === "";
  setText(byId("key-misplaced-text", HTMLElement), misplaced);
  drawRecipients(verification?.decryption ?? null);
  drawTried(verification);
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
