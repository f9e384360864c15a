/** Later moments of the page's thread, for what no frame should wait for. */

/** Milliseconds after which a moment of rest is not waited for any longer, and for which one is where nobody tells. */
const LONGEST_WITHOUT_REST = 2000;
const UNTOLD_REST = 200;

/** After the tasks that wait already. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** After the frame that shows what is here so far; a page that nobody sees has none. */
export async function nextFrame() {
  if (document.visibilityState === "visible") await new Promise((resolve) => requestAnimationFrame(resolve));
  await nextTask();
}

/** When the thread has nothing to do; Safari does not tell when that is. */
export function rest() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: LONGEST_WITHOUT_REST });
    else setTimeout(resolve, UNTOLD_REST);
  });
}
