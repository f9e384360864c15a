import { byId } from "../shared/dom.js";

/**
 * How the page is shown: all of it or a part of it in a frame, and light or dark. The styles do the rest, and nothing is
 * stored.
 */

/** @param {(name: string) => void} choose */
export function listenToTheme(choose) {
  const choice = byId("theme", HTMLSelectElement);
  choice.addEventListener("change", () => choose(choice.value));
}

/** @param {string} view */
export function drawPageView(view) {
  document.documentElement.dataset.view = view;
}

/** @param {string} theme */
export function drawTheme(theme) {
  const { dataset } = document.documentElement;
  if (theme === "auto") delete dataset.theme;
  else dataset.theme = theme;
  byId("theme", HTMLSelectElement).value = theme;
}
