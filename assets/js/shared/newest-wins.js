/**
 * Newest wins: one request is in flight at a time, and of those that come meanwhile only the newest is kept.
 *
 * @template Request
 * @param {(request: Request, superseded: AbortSignal, stopped: AbortSignal) => Promise<void>} answer handles its own
 *   failures; the signals tell at once that a newer request has come, and that this one is given up
 * @param {(busy: boolean) => void} changed called when work begins, and when nothing is left
 * @returns {((request: Request) => void) & {cancel: () => void}} `cancel` gives up what is under way,
 *   and the request that waits for it
 */
export function newestWins(answer, changed) {
  /** @type {{request: Request, isGivenUp: boolean} | null} */
  let pending = null;
  let running = false;
  let [overtaken, given] = [new AbortController(), new AbortController()];

  async function run() {
    running = true;
    changed(true);
    while (pending) {
      const { request, isGivenUp } = pending;
      pending = null;
      [overtaken, given] = [new AbortController(), new AbortController()];
      if (isGivenUp) given.abort();
      await answer(request, overtaken.signal, given.signal);
    }
    running = false;
    changed(false);
  }

  /** @param {Request} request */
  function ask(request) {
    pending = { request, isGivenUp: false };
    if (running) overtaken.abort();
    else void run();
  }
  function cancel() {
    given.abort();
    if (pending) pending.isGivenUp = true;
  }

  return Object.assign(ask, { cancel });
}
