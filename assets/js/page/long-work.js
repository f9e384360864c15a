import { setText } from "../shared/dom.js";
import { made } from "../shared/made.js";
import { sentence } from "../shared/sentence.js";

/**
 * What takes over a second says so, once and politely, with how far it is where that is known; and it can be given up.
 *
 * @typedef {{done: number, count: number}} Progress
 * @typedef {object} Place
 * @property {string} id
 * @property {(element: HTMLElement) => void} put puts it into the document, each time it appears
 * @property {(said: string) => void} tell says it where a screen reader hears it
 * @property {() => void} cancel
 */

const LONG = 1000;
const CANCEL = sentence("Cancel");

export class LongWork {
  #tell;
  #put;
  #text;
  #bar;
  #element;
  #timer = 0;

  /** @param {Place} place */
  constructor({ id, put, tell, cancel }) {
    this.#tell = tell;
    this.#put = put;
    this.#text = made("p", { id: `${id}-text` });
    this.#bar = made("progress", { "aria-labelledby": `${id}-text` });
    const button = made("button", { type: "button", class: "button small" }, CANCEL);
    button.addEventListener("click", cancel);
    this.#element = made("div", { id, class: "long-work", hidden: true }, this.#text, this.#bar, button);
  }

  /**
   * @param {boolean} isUnderWay
   * @param {string} said of what is under way
   * @param {boolean} [isAnother] it is counted anew, from now on
   */
  show(isUnderWay, said, isAnother = false) {
    clearTimeout(this.#timer);
    setText(this.#text, said);
    if (!isUnderWay || isAnother) this.#element.hidden = true;
    if (isUnderWay && this.#element.hidden) this.#timer = window.setTimeout(() => this.#appear(said), LONG);
  }

  /** @param {Progress | null} progress none where nobody knows how far it is */
  reach(progress) {
    if (progress === null) this.#bar.removeAttribute("value");
    else Object.assign(this.#bar, { max: progress.count, value: progress.done });
  }

  /** @param {string} said */
  #appear(said) {
    this.#put(this.#element);
    this.#element.hidden = false;
    this.#tell(said);
  }
}
