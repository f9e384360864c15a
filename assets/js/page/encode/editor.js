import { byId, setText } from "../../shared/dom.js";
import { nowInSeconds } from "../../shared/relative-time.js";
import { phrases, sentence } from "../../shared/sentence.js";
import { sentenceText } from "../../shared/sentence-text.js";
import { placeInField, shownOf } from "./exact-edit.js";
import { indentation } from "./indent.js";
import { helpAt, linesOf, markOf } from "./lines.js";

/**
 * @typedef {import("../../types/report.js").DraftPart} DraftPart
 * @typedef {import("../../types/report.js").Edit} Edit
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {import("./lines.js").Help} Help
 * @typedef {import("./lines.js").Line} Line
 */

const AS_TYPED = sentence("JSON, used exactly as typed");

/**
 * One text that is edited: a field with a clear text, over the same text drawn line by line with what is said of each.
 */
export class Editor {
  #field;
  #lines;
  #said;
  #typed;
  #text = "";
  /** @type {DraftPart | null} */
  #part = null;
  /** @type {string[]} what is drawn, by line */
  #drawn = [];

  /**
   * @param {PartName} part
   * @param {(shown: string) => void} typed
   */
  constructor(part, typed) {
    this.#field = byId(`encode-${part}`, HTMLTextAreaElement);
    this.#lines = byId(`encode-${part}-lines`, HTMLElement);
    this.#said = byId(`encode-${part}-said`, HTMLElement);
    this.#typed = typed;
    this.#field.addEventListener("input", () => typed(this.#field.value));
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
    document.addEventListener("selectionchange", () => this.#moved());
    for (const type of ["focus", "blur"]) this.#field.addEventListener(type, () => this.#moved());
  }

  focus() {
    this.#field.focus();
  }

  /**
   * @param {string} text as it was given
   * @param {DraftPart | null} part what is known of exactly this text
   */
  draw(text, part) {
    this.#text = text;
    if (part) this.#part = part;
    const shown = shownOf(text);
    if (this.#field.value !== shown) this.#field.value = shown;
    this.#drawLines(linesOf(text, part), part !== null);
    if (part) this.#field.setAttribute("aria-invalid", String(part.faults.length > 0));
    this.#moved();
  }

  /**
   * Edits the text as a hand would, so that the field can undo it.
   *
   * @param {Edit} edit in places of the text as it was given
   * @param {number} [caret] where it goes in what is put in; where it is not given, the focus goes back
   */
  edit({ start, end, text }, caret) {
    // Nothing is deleted for nothing: a browser would take the character before.
    if (start === end && text === "") return;
    const focused = document.activeElement;
    const from = placeInField(this.#text, start);
    this.#put(from, placeInField(this.#text, end), text);
    if (caret !== undefined) this.#field.setSelectionRange(from + caret, from + caret);
    else if (focused instanceof HTMLElement && focused.checkVisibility()) focused.focus({ preventScroll: true });
  }

  /**
   * Edits what stands in the field.
   *
   * @param {{start: number, end: number, text: string, caret: number}} edit in places of the field
   */
  complete({ start, end, text, caret }) {
    this.#put(start, end, text);
    this.#field.setSelectionRange(start + caret, start + caret);
  }

  /**
   * @param {number} place in the line of the caret
   * @returns {DOMRect | null} where it is to be seen
   */
  placeOf(place) {
    const line = this.#lines.querySelector(".editor-line.current > .editor-code");
    if (!line) return null;
    let left = place - (this.#field.value.lastIndexOf("\n", place - 1) + 1);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = node.nodeValue ?? "";
      if (left > length) {
        left -= length;
        continue;
      }
      const range = document.createRange();
      range.setStart(node, left);
      return range.getBoundingClientRect();
    }
    return line.getBoundingClientRect();
  }

  /**
   * @param {number} start
   * @param {number} end in the field
   * @param {string} text
   */
  #put(start, end, text) {
    this.#field.focus({ preventScroll: true });
    this.#field.setSelectionRange(start, end);
    // Deprecated, and still the one way that leaves the field's own undo intact.
    if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
    this.#field.setRangeText(text, start, end, "end");
    this.#typed(this.#field.value);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (!(event.ctrlKey || event.metaKey) || (event.key !== "]" && event.key !== "[")) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.#field;
    const edit = indentation(value, selectionStart, selectionEnd, event.key === "[");
    if (!edit) return;
    const isLine = selectionStart === selectionEnd;
    const grown = edit.text.length - (edit.end - edit.start);
    this.#put(edit.start, edit.end, edit.text);
    const end = edit.start + edit.text.length;
    const caret = Math.max(edit.start, selectionStart + grown);
    this.#field.setSelectionRange(isLine ? caret : edit.start, isLine ? caret : end);
  }

  /**
   * @param {Line[]} lines
   * @param {boolean} isKnown what is said of them; else what was said of the line before stays
   */
  #drawLines(lines, isKnown) {
    for (const [index, line] of lines.entries()) {
      const key = JSON.stringify(isKnown ? [line.pieces, line.help] : [line.pieces]);
      const before = this.#lines.children[index];
      if (before && key === this.#drawn[index]) continue;
      const help = isKnown ? helpElement(line.help) : (before?.querySelector(".editor-help") ?? helpElement(null));
      const element = lineElement(line, help);
      if (before) before.replaceWith(element);
      else this.#lines.append(element);
      this.#drawn[index] = key;
    }
    while (this.#lines.children.length > lines.length) this.#lines.lastElementChild?.remove();
    this.#drawn.length = lines.length;
  }

  /** The caret is somewhere else: its line is marked, and what is said there is said below. */
  #moved() {
    const isHere = document.activeElement === this.#field;
    const caret = this.#field.selectionStart;
    const current = shownOf(this.#text).slice(0, caret).split("\n").length - 1;
    for (const [index, line] of Array.from(this.#lines.children).entries()) {
      line.classList.toggle("current", isHere && index === current);
    }
    setText(this.#said, this.#saidAt(caret, isHere));
  }

  /**
   * @param {number} caret
   * @param {boolean} isHere
   */
  #saidAt(caret, isHere) {
    const mark = this.#part && markOf(this.#text, this.#part);
    if (mark) {
      const line = shownOf(this.#text).slice(0, mark.start).split("\n").length;
      return sentence("Line {line}: {message}", { line, message: mark.message });
    }
    const help = isHere && this.#part ? helpAt(this.#text, this.#part, caret) : null;
    return help ? phrases(sentenceText(help.words, nowInSeconds()), help.about) : AS_TYPED;
  }
}

/**
 * @param {Line} line
 * @param {Element} help
 */
function lineElement({ pieces }, help) {
  const element = document.createElement("div");
  element.className = "editor-line";
  const code = document.createElement("span");
  code.className = "editor-code";
  for (const { text, kind } of pieces) {
    const piece = document.createElement("span");
    if (kind !== "") piece.className = `editor-${kind}`;
    piece.textContent = text;
    code.append(piece);
  }
  element.append(code, help);
  return element;
}

/** @param {Help | null} help */
function helpElement(help) {
  const element = document.createElement("span");
  element.className = "editor-help";
  element.classList.toggle("wrong", help?.isWrong ?? false);
  element.textContent = help ? sentenceText(help.words, nowInSeconds()) : "";
  return element;
}
