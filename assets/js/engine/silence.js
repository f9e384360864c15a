/** Milliseconds in which nothing at all came, after which what is on its way is given up. */
export const LONGEST_SILENCE = 30_000;

/**
 * Watches over files that come side by side. One of them may wait for its turn as long as others come; where nothing of
 * any of them does, all are given up: a request that nobody answers would be waited for without end.
 */
export class Silence {
  #lost;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #awaited = 0;

  /** @param {AbortController} [lost] of requests that were made already */
  constructor(lost = new AbortController()) {
    this.#lost = lost;
  }

  /** Whether all was given up. */
  get isOver() {
    return this.#lost.signal.aborted;
  }

  /** Something has come. */
  broken() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost.abort(), LONGEST_SILENCE);
  }

  /**
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} fetching is told by the signal when it is given up
   * @returns {Promise<T>} rejects then, also where `fetching` does not listen
   */
  async during(fetching) {
    const { signal } = this.#lost;
    const lost = new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    this.#awaited += 1;
    this.broken();
    try {
      return await Promise.race([fetching(signal), lost]);
    } finally {
      this.#awaited -= 1;
      if (this.#awaited === 0) clearTimeout(this.#timer);
    }
  }
}
