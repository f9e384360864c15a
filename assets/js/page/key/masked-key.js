import { setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { NOTHING_READ } from "../state.js";
import { exactText, putExactly, showInstead } from "./exact-text.js";
import { isMask, masked } from "./mask.js";

/**
 * A field for a key: a private one that came at once is masked as soon as it was read, one that is written by hand once
 * its field is left. What is typed or pasted into a masked field takes the place of all of it.
 *
 * @typedef {import("./mask.js").ReadKey} ReadKey
 * @typedef {{field: HTMLTextAreaElement, show: HTMLButtonElement, clear: HTMLButtonElement, hidden: HTMLElement}} Parts
 */

const HIDDEN = sentence("The private part is hidden.");

export class MaskedKey {
  #parts;
  #read = NOTHING_READ;
  /** What somebody asked to see. */
  #seen = "";
  /** What stood in the field before the last change, and before the key that is masked. */
  #replaced = "";
  #before = "";
  /** What stays of the field when it is changed, in characters. */
  #rest = 0;
  /** Somebody writes letter by letter, and would not have it change under their hands. */
  #isByHand = false;

  /**
   * @param {Parts} parts
   * @param {() => void} cleared
   */
  constructor(parts, cleared) {
    this.#parts = parts;
    const { field, show, clear } = parts;
    field.addEventListener("keydown", (event) => this.#pressed(event));
    field.addEventListener("beforeinput", (event) => this.#changing(event));
    field.addEventListener("input", (event) => this.#changed(event));
    field.addEventListener("blur", () => {
      this.#isByHand = false;
      this.#draw();
    });
    show.addEventListener("click", () => this.#toggle());
    clear.addEventListener("click", () => {
      this.#replaced = "";
      this.#put("");
      field.focus();
      cleared();
    });
  }

  /** @param {ReadKey} read what the key was read as; it is masked as long as it stands in the field */
  take(read) {
    this.#read = read;
    this.#draw();
  }

  get #isMasked() {
    return this.#isPrivate && this.#parts.field.value === masked(this.#read);
  }

  get #isPrivate() {
    const { text, spans } = this.#read;
    return spans.length > 0 && text === exactText(this.#parts.field);
  }

  #draw() {
    const { field, show, clear, hidden } = this.#parts;
    const { text } = this.#read;
    const isHidden = this.#isPrivate && text !== this.#seen && !this.#isByHand;
    if (isHidden) this.#mask();
    else if (this.#isMasked) putExactly(field, text);
    show.hidden = !this.#isPrivate;
    setText(show, isHidden ? sentence("Show") : sentence("Hide"));
    clear.hidden = field.value === "" || field.readOnly;
    setText(clear, this.#isPrivate ? sentence("Forget it now") : sentence("Clear"));
    setText(hidden, isHidden ? HIDDEN : "");
  }

  #mask() {
    const { field } = this.#parts;
    const shown = masked(this.#read);
    if (field.value !== shown) showInstead(field, { given: this.#read.text, shown });
  }

  #toggle() {
    const { text } = this.#read;
    this.#seen = this.#seen === text ? "" : text;
    this.#isByHand = false;
    this.#draw();
  }

  /**
   * Puts a text into the field as if it had been typed.
   *
   * @param {string} text
   */
  #put(text) {
    const { field } = this.#parts;
    this.#seen = "";
    putExactly(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (!this.#isMasked || this.#parts.field.readOnly) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === "z" && !event.shiftKey) {
      event.preventDefault();
      this.#replaced = "";
      this.#put(this.#before);
    } else if (event.key.length === 1 || event.key === "Backspace" || event.key === "Delete") {
      this.#parts.field.select();
    }
  }

  /** @param {InputEvent} event */
  #changing(event) {
    const { field } = this.#parts;
    const chosen = field.selectionEnd - field.selectionStart;
    this.#rest = field.value.length - chosen;
    if (isUndone(event)) return;
    this.#replaced = exactText(field);
    if (!this.#isMasked || this.#rest === 0) return;
    event.preventDefault();
    field.select();
    const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    if (text !== "") this.#put(text);
  }

  /** @param {Event} event */
  #changed(event) {
    const { field } = this.#parts;
    this.#isByHand = event instanceof InputEvent && field.value.length - this.#rest <= 1;
    if (!(this.#isByHand || isUndone(event))) this.#before = this.#replaced;
    // What the browser itself undoes may be what stood here of a key that is gone.
    if (isMask(exactText(field))) putExactly(field, "");
    this.#draw();
  }
}

/** @param {Event} event */
function isUndone(event) {
  return event instanceof InputEvent && event.inputType.startsWith("history");
}
