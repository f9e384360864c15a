/**
 * Newest wins: one request is in flight at a time, and of those that come meanwhile only the newest is kept.
 *
 * @template Request
 * @param {(request: Request, isNewest: () => boolean) => Promise<void>} answer handles its own failures
 * @param {(busy: boolean) => void} changed called when work begins, and when nothing is left
 * @returns {(request: Request) => void}
 */
export function createLatest(answer, changed) {
  /** @type {{request: Request} | null} */
  let pending = null;
  let running = false;

  async function run() {
    running = true;
    changed(true);
    while (pending) {
      const { request } = pending;
      pending = null;
      await answer(request, () => pending === null);
    }
    running = false;
    changed(false);
  }

  return (request) => {
    pending = { request };
    if (!running) void run();
  };
}
