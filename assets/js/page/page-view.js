/**
 * Which view of the page is shown: all of it, or a part of it in a frame. The styles do the rest.
 *
 * @typedef {"full" | "compact" | "claims" | "header"} PageView
 */

/** @type {readonly PageView[]} */
const VIEWS = ["full", "compact", "claims", "header"];

/** @returns {PageView} */
export function pageView() {
  return VIEWS.find((one) => one === document.documentElement.dataset.view) ?? "full";
}

/** @param {string | null} name as an address gives it; none that is not a view changes anything */
export function showPageView(name) {
  const view = VIEWS.find((one) => one === name);
  if (view) document.documentElement.dataset.view = view;
}
