import { appendVisible } from "../../shared/append-visible.js";
import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { plural } from "../../shared/sentence.js";
import { lookOf } from "../verdict/looks.js";
import { aboutRow, numberOf, rowOf } from "./token-rows.js";

/**
 * The tokens of a paste to choose from: one stop of the Tab key, in which the arrow keys choose.
 *
 * @typedef {import("../../types/report.js").Row} Row
 * @typedef {import("../../types/report.js").Worst} Worst
 */

export class TokenList {
  #list = byId("token-list", HTMLElement);
  #choose;
  /** @type {readonly Row[]} */
  #rows = [];
  /** @type {HTMLElement[]} */
  #elements = [];
  /** @type {Worst[]} */
  #states = [];
  #chosen = -1;

  /** @param {(token: number) => void} choose called with the index of a token in the paste */
  constructor(choose) {
    this.#choose = choose;
    this.#list.addEventListener("click", ({ target }) => {
      this.#take(this.#elements.findIndex((element) => target instanceof Node && element.contains(target)));
    });
    this.#list.addEventListener("keydown", (event) => this.#step(event));
  }

  /**
   * Draws the rows of another paste.
   *
   * @param {readonly Row[]} rows
   */
  draw(rows) {
    const count = rows.reduce((sum, { tokens }) => sum + tokens.length, 0);
    byId("tokens", HTMLElement).hidden = count < 2;
    this.#rows = count < 2 ? [] : rows;
    this.#chosen = -1;
    setText(byId("tokens-count", HTMLElement), plural("{count} token", "{count} tokens", count));
    const isOneLine = this.#rows.every(({ lines }) => lines.every((line) => line === 1));
    this.#elements = this.#rows.map((row) => elementOfRow(row, isOneLine));
    this.#states = this.#rows.map(({ worst }) => worst);
    this.#list.replaceChildren(...this.#elements);
  }

  /** @param {readonly (Worst | null)[]} states what each row shows of the verdict on its token; nothing leaves it as it is */
  show(states) {
    for (const [index, element] of this.#elements.entries()) {
      const wanted = states[index];
      const shown = this.#states[index];
      if (!wanted || (wanted.line === shown?.line && wanted.state === shown.state)) continue;
      drawState(byClass(element, "token-state"), wanted);
      this.#states[index] = wanted;
    }
  }

  /**
   * Marks the row of the token that is shown; the focus goes with it where it is in the list.
   *
   * @param {number} token its index in the paste
   */
  select(token) {
    const chosen = rowOf(this.#rows, token);
    if (chosen === this.#chosen) return;
    mark(this.#elements[this.#chosen], false);
    mark(this.#elements[chosen], true);
    this.#chosen = chosen;
    if (this.#list.contains(document.activeElement)) this.#elements[chosen]?.focus({ preventScroll: true });
    this.#reveal(chosen);
  }

  /**
   * Scrolls the list, and nothing else, so that a row is seen.
   *
   * @param {number} index
   */
  #reveal(index) {
    const element = this.#elements[index];
    if (!element) return;
    const { top, bottom } = element.getBoundingClientRect();
    const seen = this.#list.getBoundingClientRect();
    if (top < seen.top) this.#list.scrollTop += top - seen.top;
    else if (bottom > seen.bottom) this.#list.scrollTop += bottom - seen.bottom;
  }

  /** @param {number} index of a row */
  #take(index) {
    const row = this.#rows[index];
    if (!row) return;
    this.#elements[index]?.focus({ preventScroll: true });
    this.#choose(row.tokens[0] ?? 0);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const last = this.#rows.length - 1;
    const places = { ArrowDown: this.#chosen + 1, ArrowUp: this.#chosen - 1, Home: 0, End: last };
    const index = new Map(Object.entries(places)).get(event.key);
    if (index === undefined) return;
    event.preventDefault();
    this.#take(index);
  }
}

/**
 * @param {HTMLElement | undefined} element
 * @param {boolean} isChosen
 */
function mark(element, isChosen) {
  if (!element) return;
  element.setAttribute("aria-selected", String(isChosen));
  element.tabIndex = isChosen ? 0 : -1;
}

/**
 * @param {Row} row
 * @param {boolean} isOneLine
 */
function elementOfRow(row, isOneLine) {
  const element = elementOf("token-row-template");
  const { request, label } = row;
  element.dataset.token = String(row.tokens[0]);
  element.dataset.count = String(row.tokens.length);
  appendVisible(byClass(element, "token-request"), request);
  appendVisible(byClass(element, "token-label"), label || (request === "" ? numberOf(row) : ""));
  appendVisible(byClass(element, "token-about"), aboutRow(row, isOneLine));
  appendVisible(byClass(element, "token-alg"), row.algorithm);
  drawState(byClass(element, "token-state"), row.worst);
  return element;
}

/**
 * @param {HTMLElement} place
 * @param {Worst} worst
 */
function drawState(place, { line, state, why }) {
  const [look, words] = lookOf(line, state, why);
  place.dataset.line = line;
  place.dataset.state = state;
  place.dataset.mark = look;
  setText(byClass(place, "cell-state"), words);
}
