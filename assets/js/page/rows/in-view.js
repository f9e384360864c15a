/**
 * Draws rows when they come into view. What the search of the browser has found stays as it is while the search has the
 * focus, so that its mark is not lost.
 */

/** So much above and below the screen is drawn as well. */
const MARGIN = "50% 0px";
/** What shows that somebody is back at the page. */
const SIGNS = ["focus", "pointermove", "wheel", "touchstart", "keydown"];

/** @type {WeakMap<Element, () => void>} */
const draws = new WeakMap();
/** @type {Set<Element>} in view, and not drawn yet */
const waiting = new Set();

const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) waiting.add(target);
      else waiting.delete(target);
    }
    if (document.hasFocus()) drawWaiting();
  },
  { rootMargin: MARGIN },
);
for (const sign of SIGNS) addEventListener(sign, drawWaiting, { passive: true, capture: true });

function drawWaiting() {
  for (const element of waiting) draws.get(element)?.();
}

/**
 * @param {Element} element
 * @param {() => void} draw puts something else in its place
 */
export function drawInView(element, draw) {
  draws.set(element, draw);
  watch.observe(element);
}

/** @param {Element} element that was drawn, or is gone */
export function leaveView(element) {
  waiting.delete(element);
  watch.unobserve(element);
}
