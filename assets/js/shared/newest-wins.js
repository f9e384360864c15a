/**
 * Newest wins: one request is in flight at a time, and of those that come meanwhile only the newest is kept.
 *
 * @template Request
 * @param {(request: Request, superseded: AbortSignal) => Promise<void>} answer handles its own failures; the signal
 *   tells at once that a newer request has come
 * @param {(busy: boolean) => void} changed called when work begins, and when nothing is left
 * @returns {(request: Request) => void}
 */
export function newestWins(answer, changed) {
  /** @type {{request: Request} | null} */
  let pending = null;
  let running = false;
  let overtaken = new AbortController();

  async function run() {
    running = true;
    changed(true);
    while (pending) {
      const { request } = pending;
      pending = null;
      overtaken = new AbortController();
      await answer(request, overtaken.signal);
    }
    running = false;
    changed(false);
  }

  return (request) => {
    pending = { request };
    if (running) overtaken.abort();
    else void run();
  };
}
