import { nextFrame, nextTask } from "../../shared/scheduling.js";
import { chunkAt } from "./chunk.js";
import { elementOfChunk, hide } from "./chunk-element.js";
import { drawInView, leaveView } from "./in-view.js";
import { selectedIn } from "./selection.js";

/**
 * Rows of a pane, however many: those that can be seen at once, and of the others their text in chunks, which the search of
 * the browser finds. A chunk becomes rows when it comes into view.
 *
 * @typedef {import("./chunk.js").Chunk} Chunk
 */

/**
 * @template Row
 * @typedef {object} Kind
 * @property {"dl" | "div"} element that holds the rows of a chunk
 * @property {number} rows in a chunk
 * @property {(row: Row, index: number) => HTMLElement} elementOf
 * @property {(row: Row) => string} textOf one line
 * @property {(row: Row) => number} lengthOf about as many characters
 * @property {(row: Row, index: number) => boolean} [isHidden] asked once for each row, in their order
 * @property {(chunk: HTMLElement) => void} [drawn] told of each chunk that has become rows
 * @property {boolean} [isClosed] none of them can be seen yet
 */

/** What a screen shows: the first frame has no more to lay out. */
const ROWS_AT_FIRST = 40;
/** With those that are hidden between them. */
const MADE_AT_FIRST = 1000;
const CHARACTERS_IN_A_CHUNK = 16_384;
/** Milliseconds of the thread at a time. */
const SLICE = 8;

/** @template Row */
export class RowList {
  /** @type {Row[]} those that were made so far */
  rows = [];
  /** @type {Chunk[]} in their order, without gaps */
  #chunks = [];
  /** @type {{row: Row, isHidden: boolean} | null} the next one, where it is known already */
  #pending = null;
  #isOver = false;
  #isStopped = false;
  #list;
  #source;
  #kind;

  /**
   * @param {HTMLElement} list
   * @param {Iterator<Row>} source
   * @param {Kind<Row>} kind
   */
  constructor(list, source, kind) {
    this.#list = list;
    this.#source = source;
    this.#kind = kind;
    list.setAttribute("aria-busy", "true");
    if (!kind.isClosed) this.#drawFirst();
    void this.#makeRest();
  }

  #drawFirst() {
    for (let left = ROWS_AT_FIRST; left > 0 && this.rows.length < MADE_AT_FIRST && this.#peek(); ) {
      const isHidden = this.#peek()?.isHidden === true;
      const chunk = this.#make(Math.min(this.#kind.rows, left), isHidden ? undefined : "");
      if (isHidden) continue;
      this.#draw(chunk);
      left -= chunk.end - chunk.start;
    }
  }

  async #makeRest() {
    await nextFrame();
    while (this.#peek()) {
      const until = performance.now() + SLICE;
      while (this.#peek() && performance.now() < until) this.#make(this.#kind.rows);
      await nextTask();
    }
    if (!this.#isStopped) this.#list.setAttribute("aria-busy", "false");
  }

  /** Makes no more. */
  stop() {
    this.#isStopped = true;
    this.#isOver = true;
    this.#pending = null;
    for (const { element } of this.#chunks) leaveView(element);
  }

  /**
   * The row, which is made where it was not yet.
   *
   * @param {number} index
   * @returns {Row | undefined} nothing behind the last one
   */
  at(index) {
    while (index >= this.rows.length && this.#peek()) this.#make(this.#kind.rows);
    return this.rows[index];
  }

  /** Draws all of them, for paper. */
  drawAll() {
    this.at(Number.POSITIVE_INFINITY);
    for (const chunk of this.#chunks) this.#draw(chunk);
  }

  /**
   * Draws the row.
   *
   * @param {number} index
   * @returns {Element | undefined}
   */
  reach(index) {
    const chunk = chunkAt(this.#chunks, index);
    if (chunk) this.#draw(chunk);
    return chunk?.element.children[index - chunk.start];
  }

  /** Draws the last row that can have the focus. */
  bringLast() {
    this.at(Number.POSITIVE_INFINITY);
    this.#bring(this.#chunks.length - 1, -1);
  }

  /**
   * Draws the next row that can have the focus, in one direction.
   *
   * @param {Element | null} element in a row
   * @param {1 | -1} step
   */
  bringBeside(element, step) {
    const from = this.#chunks.findIndex((chunk) => chunk.element.contains(element));
    this.at(this.#chunks[from]?.end ?? 0);
    if (from >= 0) this.#bring(from + step, step);
  }

  /**
   * @param {number} from place of a chunk
   * @param {1 | -1} step
   */
  #bring(from, step) {
    for (let chunk = this.#chunks[from]; chunk; chunk = this.#chunks[this.#chunks.indexOf(chunk) + step]) {
      if (chunk.isHidden) continue;
      this.#draw(chunk);
      if (chunk.element.querySelector("[tabindex]")) return;
    }
  }

  /**
   * The place of the row that an element is in.
   *
   * @param {Element | null} element
   * @returns {number} -1 where it is in none
   */
  indexOf(element) {
    const chunk = this.#chunks.find((one) => one.element.contains(element));
    return chunk ? chunk.start + Array.from(chunk.element.children).findIndex((row) => row.contains(element)) : -1;
  }

  /**
   * Draws a row anew; the focus stays in it.
   *
   * @param {number} index
   */
  redraw(index) {
    const chunk = chunkAt(this.#chunks, index);
    const before = chunk?.isDrawn ? chunk.element.children[index - chunk.start] : undefined;
    if (!(before instanceof HTMLElement)) return;
    const row = this.#kind.elementOf(/** @type {Row} */ (this.rows[index]), index);
    const hadFocus = before.contains(document.activeElement);
    row.tabIndex = before.tabIndex;
    before.replaceWith(row);
    if (hadFocus) row.focus({ preventScroll: true });
  }

  /**
   * Hides rows or shows them again; what is hidden is still found by the search of the browser.
   *
   * @param {number} start
   * @param {number} end behind the last one
   * @param {boolean} isHidden
   */
  hide(start, end, isHidden) {
    this.#split(start);
    this.#split(end);
    for (let at = start; at < end; ) {
      const chunk = /** @type {Chunk} */ (chunkAt(this.#chunks, at));
      hide(chunk, isHidden);
      at = chunk.end;
    }
  }

  /** @param {Element} element that may be a chunk */
  startOf(element) {
    return this.#chunks.find((one) => one.element === element)?.start ?? -1;
  }

  #peek() {
    if (this.#pending === null && !this.#isOver) {
      const { done, value } = this.#source.next();
      this.#isOver = done === true;
      if (!done) this.#pending = { row: value, isHidden: this.#kind.isHidden?.(value, this.rows.length) ?? false };
    }
    return this.#pending;
  }

  /**
   * Makes the next chunk, which ends where hidden rows begin or end; there is one more row at least.
   *
   * @param {number} most rows
   * @param {string} [text] what stands in it, if not theirs
   * @returns {Chunk}
   */
  #make(most, text) {
    const start = this.rows.length;
    const isHidden = this.#pending?.isHidden ?? false;
    let characters = CHARACTERS_IN_A_CHUNK;
    while (this.rows.length - start < most && characters > 0 && this.#peek()?.isHidden === isHidden) {
      const { row } = /** @type {{row: Row}} */ (this.#pending);
      this.#pending = null;
      this.rows.push(row);
      characters -= this.#kind.lengthOf(row);
    }
    const chunk = this.#sketch(start, this.rows.length, text);
    hide(chunk, isHidden);
    this.#chunks.push(chunk);
    this.#list.append(chunk.element);
    return chunk;
  }

  /**
   * @param {number} start
   * @param {number} end
   * @param {string} [text]
   * @returns {Chunk} which has the text of its rows alone
   */
  #sketch(start, end, text = this.#textOf(start, end)) {
    const element = elementOfChunk("div", end - start);
    element.classList.add("sketch");
    element.textContent = text;
    const chunk = { element, start, end, isDrawn: false, isHidden: false };
    drawInView(element, () => this.#draw(chunk));
    return chunk;
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  #textOf(start, end) {
    return this.rows.slice(start, end).map(this.#kind.textOf).join("\n");
  }

  /** @param {Chunk} chunk */
  #draw(chunk) {
    if (chunk.isDrawn) return;
    const { element: sketch, start, end } = chunk;
    leaveView(sketch);
    const select = selectedIn(sketch);
    const rows = this.rows.slice(start, end).map((row, index) => this.#kind.elementOf(row, start + index));
    chunk.isDrawn = true;
    chunk.element = elementOfChunk(this.#kind.element, end - start);
    chunk.element.append(...rows);
    hide(chunk, chunk.isHidden);
    this.#kind.drawn?.(chunk.element);
    sketch.replaceWith(chunk.element);
    select?.(chunk.element);
  }

  /**
   * Lets a chunk begin with this row.
   *
   * @param {number} at
   */
  #split(at) {
    const chunk = chunkAt(this.#chunks, at);
    if (!chunk || chunk.start === at) return;
    const { element, start, end, isDrawn, isHidden } = chunk;
    const rest = this.#sketch(at, end);
    hide(rest, isHidden);
    element.after(rest.element);
    chunk.end = at;
    this.#chunks.splice(this.#chunks.indexOf(chunk) + 1, 0, rest);
    element.style.setProperty("--rows", String(at - start));
    if (!isDrawn) {
      element.textContent = this.#textOf(start, at);
      return;
    }
    this.#draw(rest);
    for (let count = end - at; count > 0; count -= 1) element.lastElementChild?.remove();
  }
}
