import { expecting } from "../changes.js";
import { expectableOf } from "../opened.js";
import { NOTHING_EXPECTED, shownToken } from "../state.js";

/**
 * What can be done about the values that are expected; each is asked about then.
 *
 * @typedef {import("../state.js").State} State
 */
export class Expecting {
  #change;

  /** @param {(change: (state: State) => State) => void} change changes the state and asks the engine */
  constructor(change) {
    this.#change = change;
  }

  /** Expects what the token itself says. */
  fill() {
    this.#change((state) => {
      const token = shownToken(state);
      const values = expectableOf(token);
      return token && values ? expecting(state, values, token.text) : state;
    });
  }

  /** Expects nothing. */
  clear() {
    this.#change((state) => expecting(state, NOTHING_EXPECTED, null));
  }

  /** What is expected was typed. */
  typed() {
    this.#change((state) => ({ ...state, filledFrom: null }));
  }
}
