import { sentence } from "../../shared/sentence.js";
import { cardAsker } from "../card-asker.js";
import { numberOf } from "../input/token-rows.js";
import {
  added,
  came,
  failed,
  generating,
  jwkOf,
  NO_KEYS,
  NOTHING_TRIED,
  removed,
  retyped,
  setText,
  shownKey,
  triedState,
} from "./keys-state.js";

/**
 * What can be done in the mode Keys. Whatever is private is in the state, in the field and in the answers that the engine
 * gives, and is gone with them.
 *
 * @typedef {import("../../engine/engine.js").Engine} Engine
 * @typedef {import("../state.js").State} State
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("./keys-state.js").KeysState} KeysState
 * @typedef {import("./keys-state.js").Side} Side
 * @typedef {import("./keys-state.js").Tried} Tried
 * @typedef {import("./keys-state.js").Wanted} Wanted
 * @typedef {{entry: import("../../types/report.js").KeyEntry, jwk: string, answer: import("../state.js").Answer}} Trial
 * @typedef {{state: () => State, change: (change: (state: State) => State) => void, tell: (text: string) => void}} Page
 */

const FORGOTTEN = sentence("The keys are cleared. The page keeps no copy of them.");
/** Of so many tokens it is said what the key does for them. */
const MOST_TOKENS = 12;

export class Keys {
  #page;
  #ask;
  #askSet;
  #try;

  /**
   * @param {() => Promise<Engine>} engine the engine, once there is one
   * @param {Page} page
   */
  constructor(engine, page) {
    this.#page = page;
    this.#ask = cardAsker(engine, {
      answer: (started, /** @type {Wanted | string} */ wanted, isGone, signal) =>
        this.#answer(started, wanted, isGone, signal),
      failed: (trouble) => this.#change((keys) => failed(keys, trouble)),
    });
    this.#askSet = cardAsker(engine, {
      answer: async (started, /** @type {string} */ text, isGone) => {
        const set = text === "" ? null : await started.key(text);
        if (!isGone()) this.#change((keys) => ({ ...keys, set }));
      },
      failed: () => this.#change((keys) => ({ ...keys, set: null })),
    });
    this.#try = cardAsker(engine, {
      answer: (started, /** @type {Trial} */ trial, isGone, signal) =>
        this.#answerTrial(started, trial, isGone, signal),
      failed: () => this.#change((keys) => ({ ...keys, isTrying: false })),
      isOver: ({ entry }) => shownKey(this.#keys) !== entry,
    });
  }

  /** @returns {KeysState} */
  get #keys() {
    return this.#page.state().keys;
  }

  /** @param {(keys: KeysState) => KeysState} change */
  #change(change) {
    this.#page.change((state) => ({ ...state, keys: change(state.keys) }));
  }

  /**
   * @param {string} text exactly as it was typed or pasted
   * @param {SecretEncoding} secretEncoding
   */
  typed(text, secretEncoding) {
    const { text: before, secretEncoding: was } = this.#keys;
    if (text === before && secretEncoding === was) return;
    this.#change((keys) => retyped(keys, text, secretEncoding));
    this.#ask(text);
  }

  /** @param {Wanted} wanted */
  generate(wanted) {
    this.#change((keys) => generating(keys, wanted));
    this.#ask(wanted);
  }

  /** Drops every key, also those of the set. */
  forget() {
    this.#change(() => NO_KEYS);
    this.#ask("");
    this.#askSet("");
    this.#page.tell(FORGOTTEN);
  }

  /** @param {number} index of several keys */
  choose(index) {
    this.#change((keys) => ({ ...keys, chosen: index, isShown: false, ...NOTHING_TRIED }));
    this.tryTokens();
  }

  /**
   * @param {Side} side
   * @param {string} name of a form
   */
  showForm(side, name) {
    this.#change((keys) => ({ ...keys, form: { ...keys.form, [side]: name } }));
  }

  /** Shows what is private, or hides it again. */
  toggle() {
    this.#change((keys) => ({ ...keys, isShown: !keys.isShown }));
  }

  /** The key that is shown joins the set. */
  keep() {
    this.#change(added);
    this.#askSet(setText(this.#keys));
  }

  /** @param {string} thumbprint of a key of the set */
  remove(thumbprint) {
    this.#change((keys) => removed(keys, thumbprint));
    this.#askSet(this.#keys.kept.length === 0 ? "" : setText(this.#keys));
  }

  /** Gives up what is under way. */
  cancel() {
    for (const ask of [this.#ask, this.#try]) ask.cancel();
  }

  /**
   * @param {Engine} engine
   * @param {Wanted | string} wanted a key to make, or the text of one to read
   * @param {() => boolean} isGone
   * @param {AbortSignal} signal
   */
  async #answer(engine, wanted, isGone, signal) {
    if (wanted === "") return;
    const { secretEncoding } = this.#keys;
    const answer = await (typeof wanted === "string"
      ? engine.key(wanted, { secretEncoding, signal })
      : engine.generateKey({ ...wanted, signal }));
    if (isGone()) return;
    this.#change((keys) => came(keys, answer));
    this.tryTokens();
  }

  /** Tries the key that is shown on the tokens that are open in Decode. */
  tryTokens() {
    const entry = shownKey(this.#keys);
    const { answer } = this.#page.state();
    const jwk = jwkOf(entry);
    if (!(entry && jwk && answer)) return;
    this.#change((keys) => ({ ...keys, isTrying: true }));
    this.#try({ entry, jwk, answer });
  }

  /**
   * @param {Engine} engine
   * @param {Trial} trial
   * @param {() => boolean} isGone
   * @param {AbortSignal} stopped
   */
  async #answerTrial(engine, { jwk, answer: { question, report } }, isGone, stopped) {
    /** @type {Tried[]} */
    const tried = [];
    for (const row of report.rows.slice(0, MOST_TOKENS)) {
      // Nobody waits for a diagnosis.
      const options = { ...question.judgement, token: Number(row.tokens[0]), signal: AbortSignal.abort() };
      const verification = await engine.verify(question.text, jwk, options);
      if (isGone()) return;
      if (stopped.aborted) break;
      const name = row.label === "" ? numberOf(row) : row.label;
      tried.push({ name, algorithm: row.algorithm, state: triedState(verification) });
    }
    this.#change((keys) => ({ ...keys, tried, isTrying: false }));
  }
}
