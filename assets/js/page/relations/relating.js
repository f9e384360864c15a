import { cardAsker, waitingIn } from "../card-asker.js";
import { originOf } from "../question.js";

/**
 * How the tokens of the paste belong together: asked for while the card is open, and no sooner.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../types/report.js").Relations} Answer
 * @typedef {import("../card-asker.js").Page} Page
 * @typedef {object} Relating
 * @property {boolean} isOpen
 * @property {Answer | null} answer the newest
 * @property {boolean} isCurrent the answer is about what is on screen
 * @property {string} trouble why there is none
 * @typedef {{text: string, key: string, keyOrigin?: "from-link"}} Asked
 */

export class Relations {
  #page;
  #ask;

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#page = page;
    this.#ask = cardAsker(engine, {
      answer: async (started, /** @type {Asked} */ { text, ...options }, isGone, signal) => {
        const answer = await started.relations(text, { ...options, signal });
        if (!isGone()) this.#take({ answer, isCurrent: true, trouble: "" });
      },
      failed: (trouble) => this.#take({ trouble, isCurrent: true, answer: null }),
      busy: waitingIn(page, "relations"),
    });
  }

  /** @param {Partial<Relating>} fields */
  #take(fields) {
    this.#page.change((state) => ({ ...state, relating: { ...state.relating, ...fields } }));
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.#take({ isOpen });
  }

  /** Asks the engine, while the card is open and there is something to say. */
  ask() {
    const state = this.#page.state();
    const { relating, answer, fields } = state;
    this.#take({ isCurrent: false });
    if (!(relating.isOpen && answer?.report.related)) return;
    this.#ask({ text: answer.question.text, key: fields.key, ...originOf(state) });
  }

  /** Gives up what is under way. */
  cancel() {
    this.#ask.cancel();
  }
}
