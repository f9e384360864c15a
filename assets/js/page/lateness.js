// So long the old answer stays, in milliseconds: a new one comes sooner, and nothing flickers.
const LATE = 50;

/**
 * Lets what is drawn of an old answer go where the new one does not come within a few frames.
 *
 * @param {(isLate: boolean) => void} changed called when the new answer is late, and when it came after all
 * @returns {(isUnanswered: boolean) => void} to be told after each change whether nothing is drawn yet that answers it
 */
export function createLatenessWatch(changed) {
  let timer = 0;
  let isLate = false;

  /** @param {boolean} value */
  function set(value) {
    isLate = value;
    changed(value);
  }

  return (isUnanswered) => {
    if (isUnanswered) {
      timer ||= window.setTimeout(() => set(true), LATE);
      return;
    }
    clearTimeout(timer);
    timer = 0;
    if (isLate) set(false);
  };
}
