import { byId, setText } from "../dom.js";

const EVERY = 1_000;

/**
 * Lets a screen reader hear the summary: at most once a second, and not while somebody types.
 *
 * @returns {{say: (text: string) => void, typed: () => void}}
 */
export function createAnnouncer() {
  const place = byId("announcement", HTMLElement);
  let next = "";
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = window.setTimeout(() => setText(place, next), EVERY);
  }

  return {
    say(text) {
      if (text === next) return;
      next = text;
      wait();
    },
    typed: wait,
  };
}
