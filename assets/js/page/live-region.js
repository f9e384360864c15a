import { byId, setText } from "../shared/dom.js";

const EVERY = 1000;
/** How long an outcome stands before the summary may be heard again. */
const HELD = 3000;

/**
 * Lets a screen reader hear the summary: at most once a second, and not while somebody types; and the outcome of what
 * somebody did, at once.
 *
 * @returns {{say: (text: string) => void, tell: (text: string) => void, typed: () => void}}
 */
export function createAnnouncer() {
  const place = byId("announcement", HTMLElement);
  let next = "";
  let heldUntil = 0;
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = window.setTimeout(() => setText(place, next), Math.max(EVERY, heldUntil - performance.now()));
  }

  return {
    say(text) {
      if (text === next) return;
      next = text;
      wait();
    },
    tell(text) {
      clearTimeout(timer);
      heldUntil = performance.now() + HELD;
      // The same words again are news, too, and only a change is heard.
      setText(place, place.textContent === text ? `${text}\u00a0` : text);
    },
    typed: wait,
  };
}
