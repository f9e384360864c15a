/**
 * Whether the page around an element is light or dark, told by what is painted behind it: pages say it in classes and
 * attributes of many names, but all of them paint a background.
 *
 * @typedef {import("./channel.js").Theme} Theme
 */

/** Backgrounds darker than this want light text. */
const MIDDLE = 0.45;
const darkness = matchMedia("(prefers-color-scheme: dark)");

/**
 * @param {Element} element
 * @returns {Theme}
 */
export function themeAround(element) {
  for (let node = parentOf(element); node; node = parentOf(node)) {
    const lightness = lightnessOf(getComputedStyle(node).backgroundColor, element);
    if (lightness !== null) return lightness < MIDDLE ? "dark" : "light";
  }
  // Nothing is painted: the canvas is the browser's.
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  const isDark = darkness.matches ? schemes.includes("dark") : /^(only )?dark/.test(schemes);
  return isDark ? "dark" : "light";
}

/**
 * @param {Element} element
 * @returns {Element | undefined} also across the edge of a shadow tree
 */
function parentOf(element) {
  return element.parentElement ?? /** @type {Partial<ShadowRoot>} */ (element.getRootNode()).host;
}

/**
 * @param {string} colour as computed, in any notation
 * @param {Element} element
 * @returns {number | null} from 0 to 1; nothing where one looks through it
 */
function lightnessOf(colour, element) {
  // Most elements paint nothing, and the mixture costs a layout of styles.
  if (colour === "rgba(0, 0, 0, 0)") return null;
  const probe = /** @type {HTMLElement} */ (element.shadowRoot?.firstElementChild);
  // A mixture with itself is the same colour, told as color(srgb red green blue / alpha).
  probe.style.outlineColor = `color-mix(in srgb, ${colour}, ${colour})`;
  const parts = getComputedStyle(probe).outlineColor.match(/-?\d*\.?\d+(e-?\d+)?/g) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts.map(Number);
  return alpha < 0.5 ? null : 0.3 * red + 0.59 * green + 0.11 * blue;
}

/** @type {Set<() => void>} */
const listeners = new Set();
const around = new MutationObserver(changed);
let isAsked = false;

function changed() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    for (const listener of listeners) listener();
  });
}

/**
 * Calls when what is around an element may have become lighter or darker: by a class or a style on anything that it
 * stands in, or by another style sheet.
 *
 * @param {Element} element
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function watchTheme(element, listener) {
  for (let node = parentOf(element); node; node = parentOf(node)) around.observe(node, { attributes: true });
  around.observe(document.head, { attributes: true, childList: true, subtree: true });
  listeners.add(listener);
  return () => listeners.delete(listener);
}

darkness.addEventListener("change", changed);
// A page that fades from one theme to the other is told at the end of it.
document.addEventListener("transitionend", changed);
