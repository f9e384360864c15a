import { newestWins } from "../../shared/newest-wins.js";
import { nowInSeconds } from "../../shared/relative-time.js";
import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { questionOf } from "../question.js";
import { asking, presentationCame, presentationOf, toggled, tokenCame } from "./holder-state.js";

/**
 * What a holder can do with an SD-JWT. The key is in the field, in the state and in what the engine is asked, and is gone
 * with the token.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../state.js").State} State
 * @typedef {import("./holder-state.js").Holding} State_
 * @typedef {import("./holder-state.js").ToPresent} ToPresent
 * @typedef {{text: string, of: ToPresent}} Asked
 * @typedef {{state: () => State, change: (change: (state: State) => State) => void}} Page
 */

const FAILED = sentence("The engine didn’t answer.");

export class Holding {
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

  /** @returns {string} what is presented, empty where there is nothing yet */
  get text() {
    return presentationOf(this.#holding)?.made.token ?? "";
  }

  /**
   * @param {Asked} asked
   * @param {AbortSignal} superseded
   */
  async #answer({ text, of }, superseded) {
    const isGone = () => superseded.aborted || this.#holding.asked !== of;
    try {
      const engine = await this.#engine();
      if (isGone()) return;
      const { key, chosen, aud, nonce } = of;
      const now = nowInSeconds();
      const spans = key === "" ? [] : (await engine.draft("{}", "{}", { key, now })).private;
      const made = await engine.present(text, key, { disclosures: [...chosen], aud, nonce, now });
      const verification = await this.#judged(engine, made.token);
      if (!isGone()) this.#change((holding) => presentationCame(holding, { of, made, verification, spans }));
    } catch (error) {
      if (!isGone()) this.#change((holding) => ({ ...holding, trouble: messageOf(error, FAILED) }));
    }
  }

  /**
   * What a verifier says of it that has the key of the page, and expects what the page expects.
   *
   * @param {Engine} engine
   * @param {string | null} text
   */
  async #judged(engine, text) {
    if (text === null) return null;
    const { key, secretEncoding, judgement } = questionOf(this.#page.state());
    // Nobody waits for a diagnosis.
    return engine.verify(text, key, { ...judgement, secretEncoding, signal: AbortSignal.abort() });
  }
}
