/**
 * What was asked for right after a text was typed, before anything was said of that text: it is done once that is said, in
 * the order in which it was asked for.
 *
 * @typedef {import("./encode-state.js").Encoding} Encoding
 * @typedef {(encoding: Encoding) => boolean} IsKnown whether enough is known of what is in the fields
 */

export class EarlyDeeds {
  /** @type {{isKnown: IsKnown, act: () => void}[]} */
  #deeds = [];
  #encoding;

  /** @param {() => Encoding} encoding what is known now */
  constructor(encoding) {
    this.#encoding = encoding;
  }

  /**
   * Does something at once where enough is known and nothing waits; else later.
   *
   * @param {IsKnown} isKnown
   * @param {() => void} act
   */
  when(isKnown, act) {
    this.#deeds.push({ isKnown, act });
    this.settle();
  }

  /** Something came of the engine: does what waits for it. After a deed that changes a text, the next one waits again. */
  settle() {
    for (let next = this.#deeds[0]; next?.isKnown(this.#encoding()); next = this.#deeds[0]) {
      this.#deeds.shift();
      next.act();
    }
  }

  /** What waits was meant for other texts. */
  drop() {
    this.#deeds = [];
  }
}
