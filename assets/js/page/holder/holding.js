import { nowInSeconds } from "../../shared/relative-time.js";
import { cardAsker, waitingIn } from "../card-asker.js";
import { originOf, questionOf } from "../question.js";
import { asking, presentationCame, presentationOf, toggled, tokenCame } from "./holder-state.js";

/**
 * What a holder can do with an SD-JWT. The key is in the field, in the state and in what the engine is asked, and is gone
 * with the token.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("./holder-state.js").Holding} State_
 * @typedef {import("./holder-state.js").ToPresent} ToPresent
 * @typedef {{text: string, of: ToPresent}} Asked
 * @typedef {import("../card-asker.js").Page} Page
 */

export class Holding {
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
      failed: (trouble) => this.#change((holding) => ({ ...holding, trouble })),
      busy: waitingIn(page, "holder"),
      isOver: ({ of }) => this.#holding.asked !== of,
    });
  }

  /** @returns {State_} */
  get #holding() {
    return this.#page.state().holding;
  }

  /** @param {(holding: State_) => State_} change */
  #change(change) {
    this.#page.change((state) => ({ ...state, holding: change(state.holding) }));
  }

  /** @param {State_["token"]} token */
  take(token) {
    this.#change((holding) => tokenCame(holding, token));
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.#change((holding) => ({ ...holding, isOpen }));
  }

  /** @param {number} index of a Disclosure */
  toggle(index) {
    this.#change((holding) => toggled(holding, index));
  }

  /** @param {Partial<ToPresent>} fields */
  give(fields) {
    this.#change((holding) => asking(holding, fields));
  }

  /** Asks the engine for the presentation, while it is to be seen. */
  ask() {
    const { token, isOpen, asked } = this.#holding;
    if (token && isOpen) this.#ask({ text: token.text, of: asked });
  }

  /** Gives up what is under way. */
  cancel() {
    this.#ask.cancel();
  }

  /** @returns {string} what is presented, empty where there is nothing yet */
  get text() {
    return presentationOf(this.#holding)?.made.token ?? "";
  }

  /**
   * @param {Engine} engine
   * @param {Asked} asked
   * @param {() => boolean} isGone
   * @param {AbortSignal} signal
   */
  async #answer(engine, { text, of }, isGone, signal) {
    const { key, chosen, aud, nonce } = of;
    const now = nowInSeconds();
    const spans = key === "" ? [] : (await engine.draft("{}", "{}", { key, now, signal })).private;
    const made = await engine.present(text, key, { disclosures: [...chosen], aud, nonce, now, signal });
    const verification = await this.#judged(engine, made.token);
    if (!isGone()) this.#change((holding) => presentationCame(holding, { of, made, verification, spans }));
  }

  /**
   * What a verifier says of it that has the key of the page, and expects what the page expects.
   *
   * @param {Engine} engine
   * @param {string | null} text
   */
  async #judged(engine, text) {
    if (text === null) return null;
    const state = this.#page.state();
    const { key, secretEncoding, judgement } = questionOf(state);
    // Nobody waits for a diagnosis.
    return engine.verify(text, key, { ...judgement, secretEncoding, ...originOf(state), signal: AbortSignal.abort() });
  }
}
