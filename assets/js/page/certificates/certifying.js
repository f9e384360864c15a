import { cardAsker, waitingIn } from "../card-asker.js";
import { askedOf, NO_CHAIN, PREFIXES } from "./certificates-state.js";

/**
 * Asks whether the certificates of the paste, and those of a key, lead to the roots that somebody trusts.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../card-asker.js").Page} Page
 * @typedef {import("./certificates-state.js").Asked} Asked
 * @typedef {import("./certificates-state.js").Place} Place
 * @typedef {import("./certificates-state.js").Shown} Shown
 * @typedef {{asked: Asked | null, roots: string}} Question
 */

export class Certifying {
  #engine;
  #page;
  #asks;

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#engine = engine;
    this.#page = page;
    this.#asks = { decode: this.#asker("decode"), keys: this.#asker("keys") };
  }

  /** @param {Place} place */
  #asker(place) {
    return cardAsker(this.#engine, {
      answer: async (started, /** @type {Question} */ { asked, roots }, isGone, signal) => {
        if (!asked) return;
        const answer = await started.chain(asked.text, roots, { ...asked.options, signal });
        if (isGone()) return;
        this.#take(place, answer.state === "none" ? NO_CHAIN : { answer, isCurrent: true, trouble: "" });
      },
      failed: (trouble) => this.#take(place, { answer: null, isCurrent: true, trouble }),
      busy: waitingIn(this.#page, PREFIXES[place]),
    });
  }

  /**
   * @param {Place} place
   * @param {Partial<Shown>} some
   */
  #take(place, some) {
    this.#page.change(({ certificates, ...state }) => {
      const shown = { ...certificates[place], ...some };
      return { ...state, certificates: { ...certificates, [place]: shown } };
    });
  }

  /** @param {string} roots exactly as they were typed or pasted */
  trust(roots) {
    this.#page.change(({ certificates, ...state }) => ({ ...state, certificates: { ...certificates, roots } }));
  }

  /** @param {Place} place */
  ask(place) {
    const state = this.#page.state();
    const asked = askedOf(state, place);
    this.#take(place, asked ? { isCurrent: false } : NO_CHAIN);
    this.#asks[place]({ asked, roots: state.certificates.roots });
  }

  /**
   * Gives up what is under way.
   *
   * @param {Place} place
   */
  cancel(place) {
    this.#asks[place].cancel();
  }
}
