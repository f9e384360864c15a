import { byClass } from "../../shared/dom.js";
import { scrollTo } from "../../shared/highlights.js";
import { sentence } from "../../shared/sentence.js";
import { inColumns } from "../../shared/visible-text.js";

/** @typedef {import("../../shared/highlights.js").Span} Span characters of the segment, or of what is drawn of it */

const SHOWN = 4096;
/** What is drawn begins at a multiple of this, so that pointing at neighbours does not draw it anew each time. */
const STEP = 2048;

/**
 * The encoded text of a segment: folded to two lines, which show the place that is looked at, or all of it.
 */
export class EncodedLine {
  node;
  /** the character of the segment with which `node` begins */
  from = 0;
  #line;
  #text;

  /**
   * @param {HTMLElement} pane
   * @param {string} text
   */
  constructor(pane, text) {
    this.#text = text;
    this.#line = byClass(pane, "encoded");
    // One character for one character, so that places in the line are places in the segment.
    this.node = new Text(inColumns(text.slice(0, SHOWN)));
    this.#line.replaceChildren(this.node);
    this.#line.classList.add("folded");
    this.#offerFold(/** @type {HTMLButtonElement} */ (byClass(pane, "encoded-unfold")));
  }

  get element() {
    return this.#line;
  }

  get #isFolded() {
    return this.#line.classList.contains("folded");
  }

  /** @param {HTMLButtonElement} unfold */
  #offerFold(unfold) {
    unfold.textContent = sentence("Show all");
    unfold.setAttribute("aria-expanded", "false");
    unfold.onclick = () => {
      const folded = this.#line.classList.toggle("folded");
      this.#draw(0, folded ? SHOWN : this.#text.length);
      unfold.setAttribute("aria-expanded", String(!folded));
      unfold.textContent = folded ? sentence("Show all") : sentence("Show two lines");
    };
  }

  /**
   * Brings characters into view where two lines do not show them.
   *
   * @param {Span} characters of the segment
   * @returns {Span} the same, as characters of `node`
   */
  reveal({ start, end }) {
    if (this.#isFolded) {
      const isDrawn = this.from <= start && end <= this.from + this.node.length;
      if (!isDrawn) this.#draw(Math.floor(start / STEP) * STEP, SHOWN);
      scrollTo(this.#line, this.node, start - this.from);
    }
    return { start: Math.max(0, start - this.from), end: end - this.from };
  }

  /** Shows the beginning again. */
  rest() {
    if (!this.#isFolded) return;
    if (this.from > 0) this.#draw(0, SHOWN);
    this.#line.scrollTop = 0;
  }

  /**
   * @param {number} from
   * @param {number} count
   */
  #draw(from, count) {
    this.from = from;
    const drawn = inColumns(this.#text.slice(from, from + count));
    if (this.node.data !== drawn) this.node.data = drawn;
    this.#line.scrollTop = 0;
  }
}
