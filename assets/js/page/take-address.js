import { byId, sayOrHide } from "../shared/dom.js";
import { chosenTheme, putInAddress } from "../shared/theme.js";
import { isPlace, withTheme } from "../shared/theme-fragment.js";
import { readAddress } from "./address.js";
import { modeAt } from "./mode-switch.js";

/**
 * Takes what the address brings, once, and clears it from the address bar and from the history of this tab; a place in
 * the page, the mode and the theme stay.
 *
 * @typedef {import("./address.js").FromAddress} FromAddress
 * @typedef {import("./state.js").Brought} Brought
 */

/**
 * @param {(brought: FromAddress) => void} take
 * @param {(mode: string | null) => void} go to the mode that an address means
 */
export function takeAddress(take, go) {
  takeFrom(take, go);
  addEventListener("hashchange", () => {
    if (isPlace(location.hash)) go(modeAt(location.hash));
    else takeFrom(take, go);
  });
}

/**
 * @param {(brought: FromAddress) => void} take
 * @param {(mode: string | null) => void} go
 */
function takeFrom(take, go) {
  const brought = readAddress(location);
  const place = withTheme(location.hash, "");
  const rest = brought.mode === null ? "" : `#${brought.mode}`;
  if (isPlace(place)) go(modeAt(place));
  putInAddress(isPlace(place) ? place : rest, brought.search);
  take(brought);
  putInAddress(withTheme(location.hash, chosenTheme()));
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
export function drawBrought({ isRefused, whyNoKey, isTaken, former }) {
  byId("refused", HTMLElement).hidden = !isRefused;
  sayOrHide(byId("arrived-key", HTMLElement), whyNoKey);
  byId("arrived", HTMLElement).hidden = !isTaken && whyNoKey === "";
  byId("arrived-back", HTMLButtonElement).hidden = former === "";
}
