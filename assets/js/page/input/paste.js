import { byId, setText } from "../../shared/dom.js";
import { scrollTo } from "../../shared/highlights.js";
import { sentence } from "../../shared/sentence.js";

/** Up to this many characters live in the field; laying out more costs more than a frame at each keystroke. */
const LARGEST_IN_FIELD = 262_144;
const SHOWN_OF_LARGE = 2048;

/**
 * The paste: what is in the field, or what is held in memory because it is too large for one. The backdrop under the
 * field repeats the text as one text node, which highlights colour.
 */
export class Paste {
  area = byId("paste", HTMLTextAreaElement);
  node = byId("backdrop", HTMLElement).appendChild(new Text());
  #clearButton = byId("paste-clear", HTMLButtonElement);
  #undoButton = byId("paste-undo", HTMLButtonElement);
  #changed;
  /** @type {string | null} */
  #held = null;
  #cleared = "";
  #isFixed = false;

  /** @param {(inputType: string) => void} changed called after each change of the text, with what made it */
  constructor(changed) {
    this.#changed = changed;
    this.area.addEventListener("input", (event) => this.#typed(event));
    this.area.addEventListener("paste", (event) => this.#pasted(event));
    this.#clearButton.addEventListener("click", () => this.clear());
    this.#undoButton.addEventListener("click", () => this.undoClear());
  }

  /** Takes what was typed before this script was there. */
  adopt() {
    if (this.area.value !== "") this.set(this.area.value);
  }

  get text() {
    return this.#held ?? this.area.value;
  }

  get isHeld() {
    return this.#held !== null;
  }

  /** @param {boolean} isFixed nobody may edit the text */
  fix(isFixed) {
    this.#isFixed = isFixed;
    this.area.readOnly = isFixed || this.isHeld;
  }

  /** @param {string} text */
  set(text) {
    this.#put(text, "insertFromPaste");
  }

  /**
   * Puts a text in the place of these characters.
   *
   * @param {number} start
   * @param {number} end
   * @param {string} replacement
   */
  edit(start, end, replacement) {
    if (this.#held !== null) {
      this.#put(this.#held.slice(0, start) + replacement + this.#held.slice(end), "insertReplacementText");
      return;
    }
    this.area.focus();
    this.area.setSelectionRange(start, end);
    // Deprecated, and still the one way that leaves the field's own undo intact.
    const isDone = document.execCommand(replacement === "" ? "delete" : "insertText", false, replacement);
    if (isDone) return;
    this.area.setRangeText(replacement, start, end, "end");
    this.#settle("insertReplacementText");
  }

  /**
   * Scrolls the field so that a character is seen; the page stays where it is.
   *
   * @param {number} place
   */
  reveal(place) {
    if (!this.isHeld) scrollTo(byId("field", HTMLElement), this.node, place, 0.3);
  }

  /**
   * Selects characters and shows them; of a text that is held in memory nothing can be selected.
   *
   * @param {number} start
   * @param {number} end
   */
  select(start, end) {
    if (this.isHeld) return;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    this.area.scrollIntoView({ block: "nearest" });
    this.reveal(start);
  }

  clear() {
    this.#cleared = this.text;
    this.#put("", "deleteContent");
    this.area.focus();
  }

  undoClear() {
    this.#put(this.#cleared, "insertFromPaste");
    this.area.focus();
  }

  get canUndoClear() {
    return this.#cleared !== "" && this.text === "";
  }

  /** @param {Event} event */
  #typed(event) {
    const inputType = event instanceof InputEvent ? event.inputType : "";
    if (this.area.value.length > LARGEST_IN_FIELD) this.#put(this.area.value, "insertFromPaste");
    else this.#settle(inputType);
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (this.#held === null && text.length <= LARGEST_IN_FIELD) return;
    event.preventDefault();
    this.set(text);
  }

  /**
   * @param {string} text
   * @param {string} inputType
   */
  #put(text, inputType) {
    this.#held = text.length > LARGEST_IN_FIELD ? text : null;
    this.area.value = this.#held === null ? text : text.slice(0, SHOWN_OF_LARGE);
    this.#settle(inputType);
  }

  /** @param {string} inputType */
  #settle(inputType) {
    // A last line that is empty has no height in a block, but has one in a field.
    this.node.data = `${this.area.value}\n`;
    this.fix(this.#isFixed);
    this.#clearButton.hidden = this.text === "";
    this.#undoButton.hidden = !this.canUndoClear;
    setText(byId("paste-about", HTMLElement), this.isHeld ? aboutHeld(this.text.length) : "");
    this.#changed(inputType);
  }
}

/** @param {number} length */
function aboutHeld(length) {
  const millions = (length / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return sentence("{millions} million characters, all of them read. The first 2,048 are shown, and cannot be edited.", {
    millions,
  });
}
