import { byId, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { commandOf } from "../export/command.js";
import { listenExactly } from "./exact-text.js";
import { recipientLines } from "./recipient-lines.js";
import { drawTried } from "./tried.js";

/**
 * @typedef {import("../../types/report.js").Verification} Verification
 * @typedef {"" | "inner-"} Which the key of the token, or that of the token within
 */

const ABOUT = sentence("Never leaves this page. Used exactly as typed.");

/**
 * @param {() => void} changed
 * @param {Which} which
 */
export function listenToKey(changed, which = "") {
  listenExactly(byId(`${which}key`, HTMLTextAreaElement), byId(`${which}key-ends`, HTMLElement));
  byId(`${which}key`, HTMLElement).addEventListener("input", changed);
  byId(`${which}secret-encoding`, HTMLElement).addEventListener("change", changed);
}

/**
 * Says what the key was recognised as, and what was tried with it.
 *
 * @param {Verification | null} verification
 * @param {Which} which
 */
export function drawKey(verification, which = "") {
  setText(byId(`${which}key-about`, HTMLElement), verification?.key?.message || ABOUT);
  drawCommand(byId(`${which}key-command`, HTMLElement), verification?.key?.command ?? "");
  // Of what is no secret there is nothing to choose.
  byId(`${which}secret-encoding`, HTMLElement).hidden = (verification?.key?.kind ?? "secret") !== "secret";
  drawTried(verification, which);
}

/**
 * @param {HTMLElement} place
 * @param {string} command that makes or fetches a usable key
 */
function drawCommand(place, command) {
  place.hidden = command === "";
  place.replaceChildren(...(command === "" ? [] : [commandOf(command)]));
}

/** @param {string} why the text seems to belong in the field of the token; empty where it doesn't */
export function drawMisplaced(why) {
  byId("key-misplaced", HTMLElement).hidden = why === "";
  setText(byId("key-misplaced-text", HTMLElement), why);
}

/** @param {string} why the key for the token within was tried on none; empty where it was */
export function drawUnused(why) {
  setText(byId("inner-key-unused", HTMLElement), why);
}

/**
 * Says what the key did for each recipient of an encrypted token.
 *
 * @param {Verification["decryption"]} decryption
 */
export function drawRecipients(decryption) {
  const lines = recipientLines(decryption);
  const list = byId("recipients", HTMLElement);
  list.hidden = lines.length === 0;
  list.replaceChildren(
    ...lines.map(({ state, text }) => {
      const item = document.createElement("li");
      item.dataset.decryption = state;
      item.textContent = text;
      return item;
    }),
  );
}
