// A longer wait overflows the timer, which then fires at once.
const LONGEST = 2_147_000_000;

/**
 * Asks again at the instant at which a line of the verdict changes.
 *
 * @param {() => void} ask
 * @returns {(next: number | null) => void}
 */
export function createAlarm(ask) {
  let timer = 0;
  /** @param {number | null} next */
  function set(next) {
    clearTimeout(timer);
    if (next === null) return;
    // The engine is asked in whole seconds: before the next one it would say the same again.
    const wait = Math.ceil(next) * 1000 - Date.now();
    timer = window.setTimeout(() => (wait > LONGEST ? set(next) : ask()), Math.min(Math.max(wait, 0), LONGEST));
  }
  return set;
}

/**
 * Calls once a second while the page is seen, and when it comes to be seen.
 *
 * @param {() => void} tick
 */
export function everySecond(tick) {
  setInterval(() => {
    if (document.visibilityState === "visible") tick();
  }, 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") tick();
  });
}
