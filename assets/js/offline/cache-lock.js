import { lockName } from "./cache-names.js";

/**
 * Takes the lock on what is kept of this page, before anything is asked for: the service worker then looks after the cache
 * when Python has started, and fetches nothing that the page is about to put there.
 *
 * @returns {(() => void) | undefined} lets go of it; nothing where the page cannot be kept: without service workers, and in
 *   somebody's frame, whose visitors did not come to us
 */
export function holdCacheLock() {
  if (window !== window.top || !("serviceWorker" in navigator) || !("locks" in navigator)) return;
  /** @type {(() => void) | undefined} */
  let release;
  /** @type {Promise<void>} */
  const released = new Promise((resolve) => {
    release = resolve;
  });
  // Where storage is switched off the lock is refused, and so is the service worker.
  navigator.locks.request(lockName(new URL(".", document.baseURI).pathname), () => released).catch(() => undefined);
  return release;
}
