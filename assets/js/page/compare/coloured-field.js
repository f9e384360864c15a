import { byId } from "../../shared/dom.js";
import { guessSegments } from "../../shared/guess-segments.js";

/**
 * A field whose text is coloured by its segments, by the dots alone.
 *
 * @typedef {import("../../shared/highlights.js").Span} Span
 */

const HUES = /** @type {const} */ (["other", "header", "payload", "signature"]);
/** In a longer text nobody looks for the segments of a token. */
const LONGEST = 100_000;

export class ColouredField {
  #name;
  #app;
  #node = new Text();

  /**
   * @param {"a" | "b"} side
   * @param {Pick<import("../app.js").App, "paint">} app
   */
  constructor(side, app) {
    this.#name = `compare-${side}`;
    this.#app = app;
  }

  /** The field is in the document now. */
  lay() {
    byId(`${this.#name}-backdrop`, HTMLElement).replaceChildren(this.#node);
  }

  /** @param {string} text */
  draw(text) {
    const field = byId(this.#name, HTMLTextAreaElement);
    if (field.value !== text) field.value = text;
    // A last line that is empty has no height in a block, but has one in a field.
    const shown = `${field.value}\n`;
    if (this.#node.data === shown) return;
    this.#node.data = shown;
    const found = text.length > LONGEST ? [] : [...guessSegments(shown)];
    for (const hue of HUES) {
      const spans = found.filter((one) => one.hue === hue);
      this.#app.paint(this.#name, `segment-${hue}`, this.#node, spans);
    }
  }
}
