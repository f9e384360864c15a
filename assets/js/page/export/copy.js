import { copyText, flash } from "../../shared/clipboard.js";
import { byClass, byId } from "../../shared/dom.js";

/**
 * What can be taken out: the report, a ticket, a pane, a claim. The outcome is said in words.
 *
 * @typedef {import("../../types/report.js").Report} Report
 * @typedef {{report: () => Report | null, ticket: () => Promise<string>, tell: (text: string) => void}} Sources
 */

const REFUSED = "This browser refused to copy. The text is selected for you to copy by hand.";

/** @type {Sources["tell"]} */
let tell = () => undefined;

/** @param {Sources} sources */
export function listenToCopy(sources) {
  tell = sources.tell;
  const report = byId("copy-report", HTMLButtonElement);
  report.addEventListener("click", () => {
    void copyOut(report, JSON.stringify(sources.report(), null, 2), "The report, with every value in it,");
  });
  const ticket = byId("copy-ticket", HTMLButtonElement);
  ticket.addEventListener(
    "click",
    () => void copyOut(ticket, sources.ticket(), "The ticket, without values and signature,"),
  );
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
  button.setAttribute("aria-label", `Copy the ${title} as shown`);
  button.onclick = () => void copyOut(button, shown(), `The ${title}, as shown,`);
}

/**
 * @param {HTMLButtonElement} button that was pressed
 * @param {string | Promise<string>} text
 * @param {string} what is copied, as a sentence begins
 */
export async function copyOut(button, text, what) {
  try {
    const isCopied = await copyText(text);
    if (isCopied) flash(button, "Copied");
    tell(isCopied ? `${what} is on the clipboard.` : REFUSED);
  } catch {
    flash(button, "Not copied");
    tell("Nothing was copied: the engine gave no answer.");
  }
}
