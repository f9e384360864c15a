import { newestWins } from "../../shared/newest-wins.js";
import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { numberOf } from "../input/token-rows.js";
import {
  added,
  came,
  failed,
  generating,
  jwkOf,
  NO_KEYS,
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
 * @typedef {{state: () => State, change: (change: (state: State) => State) => void, tell: (text: string) => void}} Page
 */

const FAILED = sentence("The engine didn’t answer.");
const FORGOTTEN = sentence("The keys are cleared. The page keeps no copy of them.");
/** Of so many tokens it is said what the key does for them. */
const MOST_TOKENS = 12;

export class Keys {
  #engine;
  #page;
  #ask = newestWins(
    (/** @type {Wanted | string} */ wanted, superseded) => this.#answer(wanted, superseded),
    () => undefined,
  );
  #askSet = newestWins(
    (/** @type {string} */ text, superseded) => this.#readSet(text, superseded),
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
    this.#change((keys) => ({ ...keys, chosen: index, isShown: false, tried: [] }));
    void this.tryTokens();
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

  /**
   * @param {Wanted | string} wanted a key to make, or the text of one to read
   * @param {AbortSignal} superseded
   */
  async #answer(wanted, superseded) {
    if (wanted === "") return;
    try {
      const engine = await this.#engine();
      if (superseded.aborted) return;
      const { secretEncoding } = this.#keys;
      const answer = await (typeof wanted === "string"
        ? engine.key(wanted, { secretEncoding })
        : engine.generateKey(wanted));
      if (superseded.aborted) return;
      this.#change((keys) => came(keys, answer));
      await this.tryTokens(superseded);
    } catch (error) {
      if (!superseded.aborted) this.#change((keys) => failed(keys, messageOf(error, FAILED)));
    }
  }

  /**
   * @param {string} text of all keys of the set, empty where there is none
   * @param {AbortSignal} superseded
   */
  async #readSet(text, superseded) {
    if (text === "") return;
    try {
      const set = await (await this.#engine()).key(text);
      if (!superseded.aborted) this.#change((keys) => ({ ...keys, set }));
    } catch {
      this.#change((keys) => ({ ...keys, set: null }));
    }
  }

  /**
   * Tries the key that is shown on the tokens that are open in Decode.
   *
   * @param {AbortSignal} [superseded]
   */
  async tryTokens(superseded) {
    const entry = shownKey(this.#keys);
    const { answer } = this.#page.state();
    const jwk = jwkOf(entry);
    if (!(jwk && answer)) return;
    const engine = await this.#engine();
    const { question, report } = answer;
    /** @type {Tried[]} */
    const tried = [];
    for (const row of report.rows.slice(0, MOST_TOKENS)) {
      // Nobody waits for a diagnosis.
      const options = { ...question.judgement, token: Number(row.tokens[0]), signal: AbortSignal.abort() };
      const verification = await engine.verify(question.text, jwk, options);
      if (superseded?.aborted || shownKey(this.#keys) !== entry) return;
      const name = row.label === "" ? numberOf(row) : row.label;
      tried.push({ name, algorithm: row.algorithm, state: triedState(verification) });
    }
    this.#change((keys) => ({ ...keys, tried }));
  }
}
