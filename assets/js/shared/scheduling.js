/** Later moments of the page's thread, for what no frame should wait for. */

/** Milliseconds after which a moment of rest is not waited for any longer, and for which one is where nobody tells. */
const LONGEST_WITHOUT_REST = 2000;
const UNTOLD_REST = 200;

/** After the tasks that wait already. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** After the frame that shows what is here so far; a page that nobody sees, or that is left meanwhile, has none. */
export async function nextFrame() {
  if (document.visibilityState === "visible") {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      document.addEventListener("visibilitychange", resolve, { once: true });
    });
  }
  await nextTask();
}

/**
 * When something is done, or when it was waited for so long.
 *
 * @param {number} milliseconds
 * @param {Promise<unknown>} done
 */
export async function atMost(milliseconds, done) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([done, late]);
  clearTimeout(timer);
}

/** When the thread has nothing to do; Safari does not tell when that is. */
export function rest() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: LONGEST_WITHOUT_REST });
    else setTimeout(resolve, UNTOLD_REST);
  });
}

/**
 * Does something in the next frame, with what it was last asked with: the frame lays the page out anyway, and what
 * measures before it would lay it out a second time.
 *
 * @template {readonly unknown[]} Words
 * @param {(...words: Words) => void} act
 * @returns {(...words: Words) => void}
 */
export function inNextFrame(act) {
  /** @type {Words | null} */
  let asked = null;
  return (...words) => {
    if (asked === null) {
      requestAnimationFrame(() => {
        const last = /** @type {Words} */ (asked);
        asked = null;
        act(...last);
      });
    }
    asked = words;
  };
}
