import { copyText, flash } from "../../shared/clipboard.js";
import { byClass, byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { isGone } from "./gone.js";

/**
 * What can be taken out: the report, a ticket, a pane, a claim. The outcome is said in words.
 *
 * @typedef {import("../../types/report.js").Report} Report
 * @typedef {{report: () => Promise<Report>, ticket: () => Promise<string>, token: () => string | null,
 *   tell: (text: string) => void}} Sources `token` is the text of the token that is drawn, where it is the one on screen
 */

const REFUSED = sentence("This browser refused to copy. The text is selected for you to copy by hand.");

const GONE = sentence("Nothing was copied: what you chose is no longer on the page.");
const NO_ANSWER = sentence("Nothing was copied: the engine didn’t answer.");

/** @type {Pick<Sources, "token" | "tell">} */
let page = { token: () => null, tell: () => undefined };

/** @param {Sources} sources */
export function listenToCopy(sources) {
  page = sources;
  const report = byId("copy-report", HTMLButtonElement);
  report.addEventListener("click", () => {
    const copied = sentence("The report, with every value in it, is on the clipboard.");
    void copyOut(report, sources.report().then(jsonOf), copied);
  });
  const ticket = byId("copy-ticket", HTMLButtonElement);
  ticket.addEventListener("click", () => {
    const copied = sentence("The ticket, without values or signature, is on the clipboard.");
    void copyOut(ticket, sources.ticket(), copied);
  });
  const token = byId("paste-copy", HTMLButtonElement);
  token.addEventListener("click", () => {
    void copyDrawn(token, () => sources.token() ?? "", sentence("The token is on the clipboard."));
  });
}

/** @param {Report} report */
function jsonOf(report) {
  return JSON.stringify(report, null, 2);
}

/**
 * Offers what a pane shows; of what it draws on demand, all of it.
 *
 * @param {HTMLElement} pane
 * @param {() => string} shown
 */
export function offerPane(pane, shown) {
  const button = /** @type {HTMLButtonElement} */ (byClass(pane, "pane-copy"));
  const title = byClass(pane, "pane-title").textContent.toLowerCase();
  button.hidden = false;
  button.setAttribute("aria-label", sentence("Copy the {title} as shown", { title }));
  const copied = sentence("The {title}, as shown, is on the clipboard.", { title });
  button.onclick = () => void copyDrawn(button, shown, copied);
}

/**
 * Offers a segment as it is encoded.
 *
 * @param {HTMLElement} pane
 * @param {string} text
 */
export function offerSegment(pane, text) {
  const button = /** @type {HTMLButtonElement} */ (byClass(pane, "segment-copy"));
  const title = byClass(pane, "pane-title").textContent.toLowerCase();
  button.hidden = text === "";
  button.title = sentence("Copy the {title} as encoded", { title });
  button.setAttribute("aria-label", button.title);
  const copied = sentence("The {title}, as encoded, is on the clipboard.", { title });
  button.onclick = () => void copyDrawn(button, () => text, copied);
}

/**
 * What is drawn of a token, where that token is the one on screen.
 *
 * @param {HTMLButtonElement | null} button that was pressed, if there is one
 * @returns {boolean} whether it may be copied; where not, that is said
 */
export function mayCopyDrawn(button) {
  const isShown = page.token() !== null;
  if (!isShown) sayNotCopied(button, GONE);
  return isShown;
}

/**
 * Copies what is drawn of a token.
 *
 * @param {HTMLButtonElement} button that was pressed
 * @param {() => string} text
 * @param {string} copied what is said once it is on the clipboard
 */
export async function copyDrawn(button, text, copied) {
  if (mayCopyDrawn(button)) await copyOut(button, text(), copied);
}

/**
 * @param {HTMLButtonElement} button that was pressed
 * @param {string | Promise<string>} text
 * @param {string} copied what is said once it is on the clipboard
 */
export async function copyOut(button, text, copied) {
  try {
    const isCopied = await copyText(text);
    if (isCopied) flash(button, sentence("Copied"));
    page.tell(isCopied ? copied : REFUSED);
  } catch (error) {
    sayNotCopied(button, isGone(error) ? GONE : NO_ANSWER);
  }
}

/**
 * @param {HTMLButtonElement | null} button
 * @param {string} reason
 */
function sayNotCopied(button, reason) {
  if (button) flash(button, sentence("Not copied"));
  page.tell(reason);
}
