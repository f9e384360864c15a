/**
 * The theme in the fragment of an address, behind the place that it names: "#times&theme=dark". A fragment is sent to
 * nobody, and goes with the tab.
 */

const NAME = "theme=";
const CHOSEN = /^theme=(light|dark)$/;

/** @param {string} hash with its mark, or empty */
function entriesOf(hash) {
  return hash
    .slice(1)
    .split("&")
    .filter((entry) => entry !== "");
}

/**
 * @param {string} hash
 * @returns {string} empty where it names none, and for the system's
 */
export function themeIn(hash) {
  return (
    entriesOf(hash)
      .map((entry) => CHOSEN.exec(entry)?.[1] ?? "")
      .find((theme) => theme !== "") ?? ""
  );
}

/**
 * @param {string} hash
 * @param {string} theme what is no theme of ours is the system's
 * @returns {string} with this theme and no other
 */
export function withTheme(hash, theme) {
  const others = entriesOf(hash).filter((entry) => !entry.startsWith(NAME));
  const entries = CHOSEN.test(NAME + theme) ? [...others, NAME + theme] : others;
  return entries.length === 0 ? "" : `#${entries.join("&")}`;
}

/**
 * True of a fragment that is a place in the page, or nothing.
 *
 * @param {string} hash
 */
export function isPlace(hash) {
  return !/[=.]/.test(hash);
}

/**
 * Whether a link, as it is written, leads to a page of this site: those are written from where they stand.
 *
 * @param {string} href
 */
export function isOfSite(href) {
  const [path = ""] = href.split(/[?#]/);
  const isRelative = !/^(?:[a-z][a-z+.-]*:|[/\\])/i.test(href.trim());
  return isRelative && (path === "" || path.endsWith("/") || path.endsWith(".html"));
}
