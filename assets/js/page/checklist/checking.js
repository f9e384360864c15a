import { newestWins } from "../../shared/newest-wins.js";
import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
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
 * @typedef {{state: () => State, change: (change: (state: State) => State) => void}} Page
 */

const FAILED = sentence("The engine didn’t answer.");

export class Checklist {
  #engine;
  #page;
  #ask = newestWins(
    (/** @type {Asked} */ asked, superseded) => this.#answer(asked, superseded),
    () => undefined,
  );

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#engine = engine;
    this.#page = page;
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

  /**
   * @param {Asked} asked
   * @param {AbortSignal} superseded
   */
  async #answer({ question, profile }, superseded) {
    const { text, token, occasion, judgement, ...given } = question;
    try {
      const engine = await this.#engine();
      if (superseded.aborted) return;
      const answer = await engine.checklist(text, { ...judgement, ...given, token, profile });
      if (!superseded.aborted) this.#take({ answer, isCurrent: true, trouble: "" });
    } catch (error) {
      if (!superseded.aborted) this.#take({ trouble: messageOf(error, FAILED), isCurrent: true, answer: null });
    }
  }
}
