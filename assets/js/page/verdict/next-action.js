import { byId, setText } from "../../shared/dom.js";

/**
 * The one thing to do next, beside the headline.
 *
 * @typedef {import("./shown-verdict.js").Offer} Offer
 */

/** What leads to a field. */
const ASKS = new Set(["key", "payload"]);

/** @param {(id: string) => void} perform */
export function listenToNext(perform) {
  const button = byId("next", HTMLButtonElement);
  button.addEventListener("click", () => {
    perform(button.dataset.action ?? "");
    if (!ASKS.has(button.dataset.action ?? "")) byId("summary", HTMLElement).focus();
  });
}

/**
 * @param {Offer | null} action nothing takes the button away
 * @param {"next" | "inner-next"} [id] of the button
 */
export function drawNext(action, id = "next") {
  const button = byId(id, HTMLButtonElement);
  button.hidden = action === null;
  if (action === null) return;
  button.dataset.action = action.id;
  button.classList.toggle("first", action.settles);
  setText(button, action.label);
}
