import { newestWins } from "../../shared/newest-wins.js";
import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { judgementOf, originOf } from "../question.js";
import { chosen, isAsked, NOTHING_COMPARED, retyped, swapped } from "./compare-state.js";

/**
 * What can be done in the mode Compare. Key, time and expected values are those of Decode.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../state.js").State} State
 * @typedef {import("./compare-state.js").CompareState} CompareState
 * @typedef {import("./compare-state.js").Side} Side
 * @typedef {import("../../engine/engine.js").CompareOptions} CompareOptions
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change
 * @property {(text: string, token: number) => void} open shows one of the tokens of a text in Decode
 */

const FAILED = sentence("The engine didn’t answer.");

export class Comparing {
  #engine;
  #page;
  #asked = "";
  #ask = newestWins(
    (/** @type {{a: string, b: string, options: CompareOptions}} */ asked, superseded) =>
      this.#answer(asked, superseded),
    () => undefined,
  );

  /**
   * @param {() => Promise<Engine>} engine the engine, once there is one
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#engine = engine;
    this.#page = page;
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
    const asked = JSON.stringify([a, b, options, Math.floor(present / 60)]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#ask({ a, b, options });
  }

  /**
   * @param {{a: string, b: string, options: CompareOptions}} asked
   * @param {AbortSignal} superseded
   */
  async #answer({ a, b, options }, superseded) {
    /** @param {Partial<CompareState>} came */
    const put = (came) => this.#page.change((state) => ({ ...state, comparing: { ...state.comparing, ...came } }));
    if (!isAsked({ ...NOTHING_COMPARED, a, b })) {
      put({ answer: null, trouble: "", isBusy: false });
      return;
    }
    put({ isBusy: true });
    try {
      const answer = await (await this.#engine()).compare(a, b, options);
      if (!superseded.aborted) put({ answer, trouble: "", isBusy: false });
    } catch (error) {
      if (!superseded.aborted) put({ answer: null, trouble: messageOf(error, FAILED), isBusy: false });
    }
  }
}
