import { isField } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { isOfText } from "../state.js";
import { isOfKey, toastOf, undoable } from "./former.js";
import { asInField } from "./paste.js";
import {
  bothKept,
  cleared,
  keysForgotten,
  movedToKey,
  movedToToken,
  replaced,
  replacedInField,
  replacedWithKey,
  undone,
} from "./replaced.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {object} Page
 * @property {() => State} state
 * @property {(change: (state: State) => State) => void} change changes the paste, and asks about it
 * @property {(change: (state: State) => State) => void} note changes what is known beside it
 * @property {(isKey?: boolean) => void} focus takes the focus to the field, or to that of the key
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

  /**
   * @param {string} text
   * @param {string} key
   */
  putWithKey(text, key) {
    this.#page.change((state) => replacedWithKey(state, asInField(text), key));
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
   * @param {EventTarget | null} [target] what has the focus: a field undoes by itself what it did itself
   * @returns {boolean} whether there was something to have back
   */
  undo(target = null) {
    const former = undoable(this.#page.state());
    if (!former || (isField(target) && isUndoneBy(target, former))) return false;
    this.#page.change((state) => undone(state, former));
    this.#page.focus(isOfKey(former));
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

  /** Nothing of a key can be had back any more. */
  forgetKeys() {
    this.#page.note(keysForgotten);
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

/**
 * Whether a field undoes it by itself, or has something of its own to undo.
 *
 * @param {Element} field
 * @param {import("./former.js").Former} former
 */
function isUndoneBy(field, former) {
  if (field.id === "paste") return former.isNative || isOfKey(former);
  return !(isOfKey(former) && field.closest("#key, #secret-encoding, #detached-payload"));
}
