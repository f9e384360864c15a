import { isOfSite, isPlace, themeIn, withTheme } from "./theme-fragment.js";

/**
 * Light or dark as a person chose it for the visit: it stands in the address and goes from page to page on the links of
 * the site. Nothing is stored, and links to other sites carry nothing.
 */

/** @returns {string} empty for the system's */
export function chosenTheme() {
  return document.documentElement.dataset.theme ?? "";
}

/** @param {string} theme empty for the system's */
export function showTheme(theme) {
  if (theme === "") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/**
 * Puts a fragment into the address, in the place of what is there.
 *
 * @param {string} hash
 * @param {string} [search] the query
 */
export function putInAddress(hash, search = location.search) {
  if (hash === location.hash && search === location.search) return;
  const url = new URL(location.href);
  url.search = search;
  url.hash = hash;
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // Where a browser forbids that, as it may for a file, the fragment can still be replaced.
    location.replace(hash || "#");
  }
}

/** Shows the theme that the address names, before anything is painted, and lets the links of the page carry it. */
export function followTheme() {
  showTheme(themeIn(location.hash));
  addEventListener("hashchange", followAddress);
  for (const type of ["pointerdown", "click"]) addEventListener(type, carry, { capture: true });
  addEventListener("DOMContentLoaded", leadToPlace, { once: true });
}

/** A place that was jumped to knows nothing of the theme. */
function followAddress() {
  const theme = themeIn(location.hash);
  if (theme !== "") showTheme(theme);
  else if (isPlace(location.hash)) putInAddress(withTheme(location.hash, chosenTheme()));
}

/** No browser looks for a place in a fragment that says more. */
function leadToPlace() {
  const place = withTheme(location.hash, "");
  if (place !== "" && place !== location.hash && isPlace(place)) location.replace(place);
}

/**
 * The link that is about to be followed, also into another tab, leads to its page in the theme of this one.
 *
 * @param {Event} event
 */
function carry({ target }) {
  const link = target instanceof Element ? target.closest("a") : null;
  const href = link?.getAttribute("href") ?? "#";
  if (link && !href.startsWith("#") && isOfSite(href)) link.hash = withTheme(link.hash, chosenTheme());
}
