import { sentence } from "../../shared/sentence.js";
import { isOfText } from "../state.js";
import { asInField } from "./paste.js";
import {
  bothKept,
  cleared,
  movedToKey,
  movedToToken,
  replaced,
  replacedInField,
  toastOf,
  undoable,
  undone,
} from "./replaced.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change changes the paste, and asks about it
 * @property {(change: (state: State) => State) => void} note changes what is known beside it
 * @property {() => void} focus takes the focus to the field
 * @property {(outcome: string) => void} tell
 */

const CLEARED = sentence("Cleared. Ctrl Z brings it back.");
const REPLACED = sentence("The previous text was replaced. Ctrl Z brings it back.");
const MOVED = sentence("Moved to the key field. Now paste the token.");

/**
 * What can be done with the paste as a whole: nothing that stood there is lost.
 */
export class Replacing {
  #page;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {string} text */
  put(text) {
    this.#page.change((state) => replaced(state, asInField(text)));
    this.#offer();
  }

  /** @param {string} before what the field itself has put another text in the place of */
  inField(before) {
    this.#page.note((state) => replacedInField(state, before));
    this.#offer();
  }

  #offer() {
    if (toastOf(this.#page.state())) this.#page.tell(REPLACED);
  }

  /** @returns {boolean} whether there was something to clear */
  clear() {
    if (this.#page.state().text === "") return false;
    this.#page.change(cleared);
    this.#page.tell(CLEARED);
    this.#page.focus();
    return true;
  }

  /**
   * @param {boolean} [isInField] the field has the focus, and undoes by itself what it did itself
   * @returns {boolean} whether there was something to have back
   */
  undo(isInField = false) {
    const former = undoable(this.#page.state());
    if (!former || (isInField && former.isNative)) return false;
    this.#page.change((state) => undone(state, former));
    this.#page.focus();
    return true;
  }

  /** Puts what was replaced in front of what replaced it. */
  keepBoth() {
    const former = undoable(this.#page.state());
    if (!former) return;
    this.#page.change((state) => bothKept(state, former));
    this.#page.focus();
  }

  /** Offers what was replaced no longer. */
  close() {
    this.#page.note((state) => ({ ...state, isToasted: false }));
  }

  /** Puts the text of the key field in the place of the paste. */
  moveToToken() {
    this.#page.change(movedToToken);
    this.#page.focus();
    this.#offer();
  }

  /**
   * Puts a text of the paste into the key field, and makes room for a token.
   *
   * @param {string} key
   */
  moveToKey(key) {
    if (!isOfText(this.#page.state())) return;
    this.#page.change((state) => movedToKey(state, key));
    this.#page.focus();
    this.#page.tell(MOVED);
  }
}
