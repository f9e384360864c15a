import { byId } from "../shared/dom.js";
import { putInAddress, showTheme } from "../shared/theme.js";
import { withTheme } from "../shared/theme-fragment.js";

/**
 * How the page is shown: all of it or a part of it in a frame, and light or dark. The styles do the rest, and nothing is
 * stored.
 */

/** @param {(name: string) => void} choose */
export function listenToTheme(choose) {
  const choice = byId("theme", HTMLSelectElement);
  choice.addEventListener("change", () => {
    choose(choice.value);
    putInAddress(withTheme(location.hash, choice.value));
  });
}

/** @param {string} view */
export function drawPageView(view) {
  document.documentElement.dataset.view = view;
}

/** @param {string} theme */
export function drawTheme(theme) {
  showTheme(theme === "auto" ? "" : theme);
  byId("theme", HTMLSelectElement).value = theme;
}
