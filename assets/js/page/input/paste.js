import { byId, setText } from "../../shared/dom.js";
import { guessSegments } from "../../shared/guess-segments.js";
import { paint, scrollTo } from "../../shared/highlights.js";
import { paragraph, plural, sentence } from "../../shared/sentence.js";
import { isHeld, LARGEST_IN_FIELD, SHOWN_OF_LARGE, shownSpans } from "./held-text.js";

/**
 * @typedef {{start: number, end: number}} Span
 * @typedef {object} PasteActions
 * @property {(text: string, inputType: string) => void} changed called with each other text, and with what made it
 * @property {(text: string) => void} put puts a text in the place of another
 * @property {(before: string) => void} replaced called after the field has put all of a text in the place of another
 * @property {() => readonly Span[]} tokens where the tokens of the text on screen stand, as far as is known
 */

/**
 * The field of the paste: it shows the text, or a part of one that is too large for a field. The backdrop under it
 * repeats what it shows as one text node, which highlights colour.
 */
export class Paste {
  area = byId("paste", HTMLTextAreaElement);
  node = new Text();
  #actions;
  /** What the field is of. */
  #text = "";
  /** Where what is shown of the text begins. */
  from = 0;
  /** What a paste under way takes the place of, where that is all there is. @type {string | null} */
  #replacing = null;

  /** @param {PasteActions} actions */
  constructor(actions) {
    this.#actions = actions;
    byId("backdrop", HTMLElement).replaceChildren(this.node);
    this.area.addEventListener("input", (event) => this.#typed(event));
    this.area.addEventListener("paste", (event) => this.#pasted(event));
  }

  get isHeld() {
    return isHeld(this.#text);
  }

  /**
   * @param {string} text
   * @param {boolean} isFixed nobody may edit it
   * @param {import("./former.js").Former | null} undoable what can be had back
   * @param {number} from where what is shown of a text begins that is too large for the field
   */
  draw(text, isFixed, undoable, from) {
    this.#text = text;
    this.from = from;
    const shown = this.isHeld ? text.slice(from, from + SHOWN_OF_LARGE) : text;
    if (this.area.value !== shown) this.area.value = shown;
    // A last line that is empty has no height in a block, but has one in a field.
    const lines = `${this.area.value}\n`;
    if (this.node.data !== lines) this.node.data = lines;
    this.area.readOnly = isFixed || this.isHeld;
    byId("paste-clear", HTMLButtonElement).hidden = text === "";
    byId("paste-undo", HTMLButtonElement).hidden = !undoable?.isCleared;
    byId("paste-open", HTMLButtonElement).hidden = isFixed;
  }

  /**
   * Puts a text in the place of these characters.
   *
   * @param {number} start
   * @param {number} end
   * @param {string} replacement
   */
  edit(start, end, replacement) {
    if (this.isHeld) {
      this.#actions.changed(this.#text.slice(0, start) + replacement + this.#text.slice(end), "insertReplacementText");
      return;
    }
    this.area.focus();
    this.area.setSelectionRange(start, end);
    // Deprecated, and still the one way that leaves the field's own undo intact.
    const isDone = document.execCommand(replacement === "" ? "delete" : "insertText", false, replacement);
    if (isDone) return;
    this.area.setRangeText(replacement, start, end, "end");
    this.#actions.changed(this.area.value, "insertReplacementText");
  }

  /**
   * Scrolls the field so that a character is seen; the page stays where it is.
   *
   * @param {number} place
   */
  reveal(place) {
    scrollTo(byId("field", HTMLElement), this.node, Math.max(0, place - this.from), 0.3);
  }

  /**
   * Paints characters of the text where they are shown.
   *
   * @param {string} painter
   * @param {import("../../shared/highlights.js").HighlightName} name
   * @param {readonly Span[]} spans
   */
  paint(painter, name, spans) {
    paint(painter, name, this.node, shownSpans(spans, this.from, this.node.length));
  }

  /** Takes the focus and shows where the text begins: browsers scroll to the caret, which is where it ends. */
  focus() {
    this.area.focus({ preventScroll: true });
    byId("field", HTMLElement).scrollIntoView({ block: "nearest" });
    this.reveal(this.from);
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

  /** @param {Event} event */
  #typed(event) {
    const isLarge = this.area.value.length > LARGEST_IN_FIELD;
    const inputType = event instanceof InputEvent ? event.inputType : "";
    const before = inputType === "insertFromPaste" ? this.#replacing : null;
    this.#replacing = null;
    this.#actions.changed(this.area.value, isLarge ? "insertFromPaste" : inputType);
    this.#actions.replaced(before ?? "");
    if (before !== null) this.#revealSoon(0);
  }

  /**
   * Shows where a paste begins, when the browser has scrolled to where it ends.
   *
   * @param {number} place
   */
  #revealSoon(place) {
    requestAnimationFrame(() => this.reveal(place));
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const { selectionStart, selectionEnd, value } = this.area;
    const replaced = this.#replacedBy(text);
    const fits = !this.isHeld && text.length <= LARGEST_IN_FIELD;
    this.#replacing = selectionStart === 0 && selectionEnd === value.length ? value : null;
    if (fits && replaced === null) return;
    event.preventDefault();
    if (fits && replaced) this.#replace(replaced.start, asInField(text));
    else this.#actions.put(text);
  }

  /**
   * Puts a text in the place of all that stands from a place on.
   *
   * @param {number} start
   * @param {string} text
   */
  #replace(start, text) {
    const before = this.area.value;
    this.edit(start, before.length, text);
    this.#actions.replaced(before);
    this.#revealSoon(start);
  }

  /**
   * The token behind which the caret stands, where what is pasted has one too: that would be two tokens in a row, which
   * nobody means.
   *
   * @param {string} text
   * @returns {Span | null}
   */
  #replacedBy(text) {
    const { selectionStart, selectionEnd, value } = this.area;
    const isAtEnd = selectionStart === selectionEnd && value.slice(selectionEnd).trim() === "";
    const [first] = guessSegments(text);
    if (!(isAtEnd && first)) return null;
    return this.#actions.tokens().findLast(({ end }) => value.slice(end, selectionEnd).trim() === "") ?? null;
  }
}

/**
 * A text as the field has it: a field knows but one kind of line break. One that is too large for it stays as it is.
 *
 * @param {string} text
 * @returns {string}
 */
export function asInField(text) {
  return isHeld(text) ? text : text.replace(/\r\n?/g, "\n");
}

/**
 * Says over the field what its characters carry, what became of it, or else what is in it.
 *
 * @param {string} text
 * @param {boolean} isRead the engine has read all of it
 * @param {string} said what the characters that are pointed at carry, or why a file was not taken
 * @param {string} token about the token in it
 */
export function drawPasteAbout(text, isRead, said, token) {
  const about = byId("paste-about", HTMLElement);
  setText(about, isHeld(text) ? aboutHeld(text.length, isRead) : said || token);
  about.classList.toggle("resting", about.textContent === token);
  about.classList.toggle("held", isHeld(text));
}

/**
 * @param {number} length
 * @param {boolean} isRead
 */
function aboutHeld(length, isRead) {
  const held = isRead
    ? plural("{count} character, all of it read.", "{count} characters, all of them read.", length)
    : plural("{count} character.", "{count} characters.", length);
  return paragraph(held, sentence("2,048 are shown here, and can’t be edited."));
}
