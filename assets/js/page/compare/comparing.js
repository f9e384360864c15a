import { cardAsker } from "../card-asker.js";
import { judgementOf, originOf } from "../question.js";
import { chosen, isAsked, retyped, swapped } from "./compare-state.js";

/**
 * What can be done in the mode Compare. Key, time and expected values are those of Decode.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../state.js").State} State
 * @typedef {import("./compare-state.js").CompareState} CompareState
 * @typedef {import("./compare-state.js").Side} Side
 * @typedef {import("../../engine/engine.js").CompareOptions} CompareOptions
 * @typedef {{name: string, a: string, b: string, options: CompareOptions}} Asked
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change
 * @property {(text: string, token: number) => void} open shows one of the tokens of a text in Decode
 */

export class Comparing {
  #page;
  #ask;
  /** What was asked last, so that it is not asked twice. */
  #asked = "";

  /**
   * @param {() => Promise<Engine>} engine the engine, once there is one
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#page = page;
    this.#ask = cardAsker(engine, {
      answer: async (started, /** @type {Asked} */ { a, b, options }, isGone, signal) => {
        const answer = await started.compare(a, b, { ...options, signal });
        if (!isGone()) this.#put({ answer, trouble: "", isBusy: false });
      },
      failed: (trouble) => {
        this.#asked = "";
        this.#put({ answer: null, trouble, isBusy: false });
      },
      isOver: ({ name }) => name !== this.#asked,
    });
  }

  /** @param {Partial<CompareState>} some */
  #put(some) {
    this.#page.change((state) => ({ ...state, comparing: { ...state.comparing, ...some } }));
  }

  /** @param {(state: CompareState) => CompareState} change */
  #change(change) {
    this.#page.change((state) => ({ ...state, comparing: change(state.comparing) }));
    this.ask();
  }

  /**
   * @param {Side} side
   * @param {string} text exactly as it was typed or pasted
   */
  typed(side, text) {
    this.#change((state) => retyped(state, side, text));
  }

  /**
   * @param {Side} side
   * @param {number} index
   */
  choose(side, index) {
    this.#change((state) => chosen(state, side, index));
  }

  swap() {
    this.#change(swapped);
  }

  /** @param {boolean} isWhole */
  show(isWhole) {
    this.#change((state) => ({ ...state, isWhole }));
  }

  /** @param {Side} side whose token Decode shows then */
  open(side) {
    const { a, b, answer } = this.#page.state().comparing;
    this.#page.open(side === "a" || b === "" ? a : b, answer?.[side].token ?? 0);
  }

  /** The mode is shown: where it is empty, the token of Decode is the first. */
  arrive() {
    const { comparing, text, chosen: token } = this.#page.state();
    if (!isAsked(comparing) && text !== "") this.#change((state) => ({ ...state, a: text, token }));
    else this.ask();
  }

  /** Asks about what is in the fields, unless that was asked already. */
  ask() {
    const state = this.#page.state();
    const { comparing, fields, present, mode } = state;
    if (mode !== "compare") return;
    const { a, b, token, other } = comparing;
    const { key, secretEncoding, innerKey, innerSecretEncoding } = fields;
    const options = {
      ...judgementOf(fields),
      token,
      ...(other !== null && { other }),
      ...(key !== "" && { key, secretEncoding, ...originOf(state) }),
      ...(innerKey !== "" && { innerKey, innerSecretEncoding }),
    };
    // Once a minute is often enough for the running clock.
    const name = JSON.stringify([a, b, options, Math.floor(present / 60)]);
    if (name === this.#asked) return;
    this.#asked = name;
    if (isAsked(comparing)) {
      this.#put({ isBusy: true });
      this.#ask({ name, a, b, options });
    } else this.#put({ answer: null, trouble: "", isBusy: false });
  }

  /** Gives up what is under way. */
  cancel() {
    this.#ask.cancel();
  }
}
