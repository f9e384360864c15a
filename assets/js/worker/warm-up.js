import SAMPLES from "./warm-up.json" with { type: "json" };

/**
 * The first verification takes three times as long as the tenth: what it calls is compiled when it is first called, and
 * the platform's cryptography starts when it is first asked. So some samples are verified while nobody waits: with a
 * secret that is right, with a key that the platform imports, and with a secret that is wrong, which is diagnosed.
 *
 * @typedef {ReturnType<typeof import("./python-bridge.js").bridgeOf>} Bridge
 */

/** Milliseconds without a call after which nobody is taken to wait for the next one. */
export const QUIET = 100;
/** The number of the calls for samples, which no call of the page has. */
export const SAMPLE_CALL = 0;

export class WarmUp {
  #left = SAMPLES.map((sample) => JSON.stringify(sample));
  /** How many calls somebody waits for. */
  #awaited = 0;
  #isUnderWay = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #bridge;

  /** @param {Pick<Bridge, "handleAwaited" | "cancel">} bridge */
  constructor(bridge) {
    this.#bridge = bridge;
    this.#rest();
  }

  /**
   * Answers somebody who waits; a sample that is being diagnosed does not hold that up.
   *
   * @template T
   * @param {() => T | Promise<T>} answer
   * @returns {Promise<T>}
   */
  async after(answer) {
    this.#awaited += 1;
    if (this.#isUnderWay) this.#bridge.cancel(SAMPLE_CALL);
    try {
      return await answer();
    } finally {
      this.#awaited -= 1;
      this.#rest();
    }
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#next(), QUIET);
  }

  async #next() {
    const sample = this.#awaited === 0 && !this.#isUnderWay && this.#left.shift();
    if (!sample) return;
    this.#isUnderWay = true;
    try {
      await this.#bridge.handleAwaited(sample, SAMPLE_CALL);
      this.#rest();
    } catch {
      // What fails here fails for whoever verifies next, who is told.
      this.#left = [];
    }
    this.#isUnderWay = false;
  }
}
