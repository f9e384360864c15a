import { byId } from "../shared/dom.js";
import { isAnchor, readAddress } from "./address.js";
import { showPageView } from "./page-view.js";
import { setTheme } from "./theme.js";
import { judgeAt } from "./time/time-controls.js";

/**
 * Takes what the address brings, once, and clears it from the address bar and from the history of this tab.
 *
 * @typedef {import("./input/paste.js").Paste} Paste
 */

/** @param {Paste} paste */
export function takeAddress(paste) {
  takeFrom(paste);
  addEventListener("hashchange", () => {
    if (!isAnchor(location.hash)) takeFrom(paste);
  });
}

/** @param {Paste} paste */
function takeFrom(paste) {
  const { text, view, now, theme, hadKey, isRefused, search } = readAddress(location);
  clearAddress(search);
  showPageView(view);
  if (theme !== null) setTheme(theme);
  if (now !== null) judgeAt(secondsOf(now));
  byId("refused", HTMLElement).hidden = !isRefused;
  byId("arrived-key", HTMLElement).hidden = !hadKey;
  byId("arrived", HTMLElement).hidden = text === "" && !hadKey;
  if (text === "") return;
  offerFormer(paste, text);
  paste.set(text);
}

/** @param {string} search */
function clearAddress(search) {
  if (isAnchor(location.hash) && search === location.search) return;
  const url = new URL(location.href);
  url.search = search;
  if (!isAnchor(url.hash)) url.hash = "";
  try {
    history.replaceState(null, "", url);
  } catch {
    // Where a browser forbids that, as it may for a file, the fragment can still be replaced.
    location.replace("#");
  }
}

/**
 * Nothing typed is lost: what stood in the field before can be had back.
 *
 * @param {Paste} paste
 * @param {string} text
 */
function offerFormer(paste, text) {
  const former = paste.text;
  const button = byId("arrived-back", HTMLButtonElement);
  button.hidden = former === "" || former === text;
  button.onclick = () => {
    byId("arrived", HTMLElement).hidden = true;
    paste.set(former);
    paste.area.focus();
  };
}

/**
 * Seconds as they are, or a date and time (RFC 3339) in seconds; nothing for what is neither.
 *
 * @param {string} text
 */
function secondsOf(text) {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? "" : String(milliseconds / 1000);
}
