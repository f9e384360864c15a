import { sentence } from "../../shared/sentence.js";
import { messageOf } from "../engine-failure.js";
import { confirmed, linked, otherUsed } from "./linked.js";

/**
 * The key that a link brings: only what the engine takes for a public one comes into the field.
 *
 * @typedef {import("../state.js").State} State
 * @typedef {object} Page
 * @property {() => Promise<import("../../engine/engine.js").Engine>} engine
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change changes the key, and asks about it
 * @property {(change: (state: State) => State) => void} note changes what is known beside it
 */

const NOT_READ = sentence("it couldn’t be checked.");

export class Linking {
  #page;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {string} text of the key, as the link has it */
  async take(text) {
    const { engine, state, change } = this.#page;
    const { brought } = state();
    try {
      const { key } = await (await engine()).link("", { key: text });
      // Another link, or the way back, came meanwhile.
      if (state().brought !== brought) return;
      if (key?.text) change((now) => linked(now, key.text));
      else this.#leaveOut(key?.message ?? "");
    } catch (error) {
      if (state().brought === brought) this.#leaveOut(messageOf(error, NOT_READ));
    }
  }

  /** @param {string} why */
  #leaveOut(why) {
    const whyNoKey = sentence("The key in it was left out. {why}", { why });
    this.#page.note((now) => ({ ...now, brought: { ...now.brought, whyNoKey } }));
  }

  /** Takes the key for that of the issuer. */
  confirm() {
    this.#page.change(confirmed);
  }

  /** Uses the key of the link in the place of the one that was typed. */
  takeOther() {
    this.#page.change(otherUsed);
  }
}
