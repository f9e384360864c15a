import { byId, setText } from "../shared/dom.js";
import { withTheme } from "../shared/theme-fragment.js";
import { modeIn, modeOf } from "./modes.js";

/**
 * The switch of modes in the bar, and what each of them shows. All of it stays in the document, with what was typed.
 */

/**
 * The mode that an address means.
 *
 * @param {string} hash its fragment
 * @returns {string | null} the first one where it names nothing, none where it names nothing that is here
 */
export function modeAt(hash) {
  const place = withTheme(hash, "").slice(1);
  if (place === "") return modeOf(null).id;
  const area = document.getElementById(place)?.closest("[data-of-mode]");
  return modeIn(hash) ?? area?.getAttribute("data-of-mode") ?? null;
}

/**
 * Goes to a mode for a button that is hidden there: what the mode shows gets the focus.
 *
 * @param {string} id
 * @param {() => void} focus
 */
export function goToMode(id, focus) {
  addEventListener("hashchange", focus, { once: true });
  location.hash = `#${id}`;
}

/** The verdict of Decode gets the focus, or what is above it where there is none. */
export function focusDecoded() {
  const summary = byId("summary", HTMLElement);
  (summary.checkVisibility() ? summary : byId("paste", HTMLElement)).focus();
}

/** @param {string} id of a mode */
export function drawMode(id) {
  const { title, field, skip } = modeOf(id);
  document.title = title;
  document.documentElement.dataset.mode = id;
  const link = byId("skip", HTMLAnchorElement);
  link.setAttribute("href", `#${field}`);
  setText(link, skip);
  for (const one of document.querySelectorAll("#modes a")) {
    if (one.getAttribute("href") === `#${id}`) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  for (const area of document.querySelectorAll("[data-of-mode]")) {
    area.toggleAttribute("hidden", area.getAttribute("data-of-mode") !== id);
  }
}
