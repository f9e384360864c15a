import { cardAsker, waitingIn } from "../card-asker.js";
import { questionOf } from "../question.js";

/**
 * The token on screen, held to what the specification of its kind requires, or another one: asked for while the card is
 * open, and no sooner.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../../types/report.js").ChecklistAnswer} ChecklistAnswer
 * @typedef {import("../state.js").Question} Question
 * @typedef {import("../state.js").State} State
 * @typedef {object} Checking
 * @property {boolean} isOpen
 * @property {string} profile the checklist that was chosen, empty for the one that the token claims
 * @property {ChecklistAnswer | null} answer the newest
 * @property {boolean} isCurrent the answer is about what is on screen
 * @property {string} trouble why there is none
 * @typedef {{question: Question, profile: string}} Asked
 * @typedef {import("../card-asker.js").Page} Page
 */

export class Checklist {
  #page;
  #ask;

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#page = page;
    this.#ask = cardAsker(engine, {
      answer: (started, /** @type {Asked} */ asked, isGone, signal) => this.#answer(started, asked, isGone, signal),
      failed: (trouble) => this.#take({ trouble, isCurrent: true, answer: null }),
      busy: waitingIn(page, "checklist"),
    });
  }

  /** @param {Partial<Checking>} fields */
  #take(fields) {
    this.#page.change((state) => ({ ...state, checking: { ...state.checking, ...fields } }));
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.#take({ isOpen });
  }

  /** @param {string} profile */
  choose(profile) {
    this.#take({ profile });
  }

  /** Asks the engine, while the card is open. */
  ask() {
    const state = this.#page.state();
    this.#take({ isCurrent: false });
    if (state.checking.isOpen && state.answer?.token)
      this.#ask({ question: questionOf(state), profile: state.checking.profile });
  }

  /** Gives up what is under way. */
  cancel() {
    this.#ask.cancel();
  }

  /**
   * @param {Engine} engine
   * @param {Asked} asked
   * @param {() => boolean} isGone
   * @param {AbortSignal} signal
   */
  async #answer(engine, { question, profile }, isGone, signal) {
    const { text, token, occasion, judgement, ...given } = question;
    const answer = await engine.checklist(text, { ...judgement, ...given, token, profile, signal });
    if (!isGone()) this.#take({ answer, isCurrent: true, trouble: "" });
  }
}
