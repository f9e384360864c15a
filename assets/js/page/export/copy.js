import { copyText, flash } from "../../shared/clipboard.js";
import { byClass, byId } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";

/**
 * What can be taken out: the report, a ticket, a pane, a claim. The outcome is said in words.
 *
 * @typedef {import("../../types/report.js").Report} Report
 * @typedef {{report: () => Report | null, ticket: () => Promise<string>, tell: (text: string) => void}} Sources
 */

const REFUSED = sentence("This browser refused to copy. The text is selected for you to copy by hand.");

/** @type {Sources["tell"]} */
let tell = () => undefined;

/** @param {Sources} sources */
export function listenToCopy(sources) {
  tell = sources.tell;
  const report = byId("copy-report", HTMLButtonElement);
  report.addEventListener("click", () => {
    const copied = sentence("The report, with every value in it, is on the clipboard.");
    void copyOut(report, JSON.stringify(sources.report(), null, 2), copied);
  });
  const ticket = byId("copy-ticket", HTMLButtonElement);
  ticket.addEventListener("click", () => {
    const copied = sentence("The ticket, without values and signature, is on the clipboard.");
    void copyOut(ticket, sources.ticket(), copied);
  });
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
  button.onclick = () => void copyOut(button, shown(), copied);
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
    tell(isCopied ? copied : REFUSED);
  } catch {
    flash(button, sentence("Not copied"));
    tell(sentence("Nothing was copied: the engine gave no answer."));
  }
}
