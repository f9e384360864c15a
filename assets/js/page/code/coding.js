import { cardAsker, waitingIn } from "../card-asker.js";
import { Gone } from "../export/gone.js";
import { questionOf } from "../question.js";
import { shownSnippet } from "./code-state.js";

/**
 * Code that verifies the token on screen and all that is expected of it: asked for while its fold is open, and no sooner.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../card-asker.js").Page} Page
 * @typedef {import("../state.js").Question} Question
 */

export class Coding {
  #engine;
  #page;
  #ask;

  /**
   * @param {() => Promise<Engine>} engine
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#engine = engine;
    this.#page = page;
    this.#ask = cardAsker(engine, {
      answer: async (started, /** @type {Question} */ asked, isGone, signal) => {
        const answer = await snippetsOf(started, asked, { signal });
        if (!isGone()) this.#take({ answer, isCurrent: true, trouble: "" });
      },
      failed: (trouble) => this.#take({ trouble, isCurrent: true, answer: null }),
      busy: waitingIn(page, "code"),
    });
  }

  /** @param {Partial<import("./code-state.js").Coding>} fields */
  #take(fields) {
    this.#page.change((state) => ({ ...state, coding: { ...state.coding, ...fields } }));
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.#take({ isOpen });
  }

  /** @param {string} library */
  choose(library) {
    this.#take({ library });
  }

  /** Asks the engine, while the fold is open. */
  ask() {
    const state = this.#page.state();
    this.#take({ isCurrent: false });
    if (state.coding.isOpen && state.answer?.token) this.#ask(questionOf(state));
  }

  /** Gives up what is under way. */
  cancel() {
    this.#ask.cancel();
  }

  /**
   * The code that is shown, for what is on screen now; rejects with `Gone` where another token is there meanwhile.
   *
   * @returns {Promise<string>}
   */
  async code() {
    const asked = questionOf(this.#page.state());
    const { answer, isCurrent, library } = this.#page.state().coding;
    const found = shownSnippet(isCurrent ? answer : await snippetsOf(await this.#engine(), asked), library);
    const { text, token } = questionOf(this.#page.state());
    if (found === null || text !== asked.text || token !== asked.token) throw new Gone();
    return found.code;
  }
}

/**
 * @param {Engine} engine
 * @param {Question} question
 * @param {import("../../engine/engine.js").Waiting} [waiting]
 */
function snippetsOf(engine, { text, token, key, secretEncoding, keyOrigin, judgement }, waiting) {
  return engine.snippet(text, key, {
    ...judgement,
    token,
    secretEncoding,
    ...(keyOrigin && { keyOrigin }),
    ...waiting,
  });
}
