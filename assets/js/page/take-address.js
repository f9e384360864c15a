import { byId } from "../shared/dom.js";
import { isAnchor, readAddress } from "./address.js";

/**
 * Takes what the address brings, once, and clears it from the address bar and from the history of this tab.
 *
 * @typedef {import("./address.js").FromAddress} FromAddress
 * @typedef {import("./state.js").Brought} Brought
 */

/** @param {(brought: FromAddress) => void} take */
export function takeAddress(take) {
  takeFrom(take);
  addEventListener("hashchange", () => {
    if (!isAnchor(location.hash)) takeFrom(take);
  });
}

/** @param {(brought: FromAddress) => void} take */
function takeFrom(take) {
  const brought = readAddress(location);
  clearAddress(brought.search);
  take(brought);
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
 * @param {() => void} back
 */
export function listenToBrought(back) {
  byId("arrived-back", HTMLButtonElement).addEventListener("click", back);
}

/** @param {Brought} brought */
export function drawBrought({ isRefused, hadKey, isTaken, former }) {
  byId("refused", HTMLElement).hidden = !isRefused;
  byId("arrived-key", HTMLElement).hidden = !hadKey;
  byId("arrived", HTMLElement).hidden = !(isTaken || hadKey);
  byId("arrived-back", HTMLButtonElement).hidden = former === "";
}
