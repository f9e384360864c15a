/** Milliseconds between two that are told: more often nobody sees. */
export const EVERY = 100;

/**
 * Tells how far something is, not more often than somebody can see: a paste has hundreds of tokens.
 *
 * @param {(done: number, count: number) => void} tell
 * @returns {(done: number, count: number) => void}
 */
export function told(tell) {
  let next = performance.now() + EVERY;
  return (done, count) => {
    const now = performance.now();
    if (now < next) return;
    next = now + EVERY;
    tell(done, count);
  };
}
