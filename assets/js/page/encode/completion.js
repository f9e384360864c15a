import { byClass, byId, elementOf, setText } from "../../shared/dom.js";
import { newestWins } from "../../shared/newest-wins.js";
import { sentence } from "../../shared/sentence.js";
import { completed, completing, nameAt } from "./name-at-caret.js";

/**
 * Names that complete the one that is typed. The list opens by itself and takes nothing away: the arrows go through it,
 * Enter and Tab take a name, Esc closes it, and whoever types on types on. A reader is told of a name once the arrows are
 * on it, and of the one that was taken.
 *
 * @typedef {import("../../types/report.js").DraftName} DraftName
 * @typedef {import("./name-at-caret.js").Completed} Completed
 * @typedef {import("./name-at-caret.js").NameAt} NameAt
 * @typedef {object} Ways
 * @property {(query: string) => Promise<DraftName[]>} names that a text can have
 * @property {(completed: Completed) => void} put edits the field
 * @property {(place: number) => DOMRect | null} place of a character in the line of the caret
 * @property {(text: string) => void} tell
 */

const CHOSEN = "aria-selected";
const GAP = 4;

export class Completion {
  #field;
  #ways;
  #list = byId("complete-list", HTMLElement);
  /** @type {{at: NameAt, names: DraftName[], index: number} | null} what is to be seen */
  #open = null;
  /** Where the name begins whose list was closed. */
  #closed = -1;
  #ask = newestWins(
    (/** @type {NameAt} */ at, superseded) => this.#answer(at, superseded),
    () => undefined,
  );

  /**
   * @param {HTMLTextAreaElement} field
   * @param {Ways} ways
   */
  constructor(field, ways) {
    this.#field = field;
    this.#ways = ways;
  }

  /** Begins to complete what is typed into the field. */
  listen() {
    const field = this.#field;
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.#list.id);
    field.addEventListener("input", (event) => this.#typed(event));
    field.addEventListener("keydown", (event) => this.#pressed(event));
    field.addEventListener("blur", () => this.#close());
    document.addEventListener("selectionchange", () => this.#moved());
    for (const type of ["scroll", "resize"]) window.addEventListener(type, () => this.#close(), { capture: true });
  }

  get #at() {
    const { value, selectionStart, selectionEnd } = this.#field;
    return selectionStart === selectionEnd ? nameAt(value, selectionStart) : null;
  }

  /** @param {Event} event */
  #typed(event) {
    const isTyped =
      event instanceof InputEvent && !event.isComposing && /^(insertText|deleteContent)/.test(event.inputType);
    const at = isTyped ? this.#at : null;
    if (at?.start !== this.#closed) this.#closed = -1;
    if (at && at.query !== "" && this.#closed < 0) this.#ask(at);
    else this.#close();
  }

  /**
   * @param {NameAt} at
   * @param {AbortSignal} superseded
   */
  async #answer(at, superseded) {
    // What cannot be completed is typed.
    const names = await this.#ways.names(at.query).catch(() => []);
    const now = this.#at;
    if (superseded.aborted || now?.start !== at.start || now.query !== at.query) return;
    const found = completing(names, at);
    if (document.activeElement !== this.#field || found.length === 0) this.#close();
    else this.#show(at, found);
  }

  /**
   * @param {NameAt} at
   * @param {DraftName[]} names
   */
  #show(at, names) {
    // What the arrows chose stays chosen while it is in the list.
    const chosen = this.#open?.names[this.#open.index]?.name;
    this.#open = { at, names, index: -1 };
    this.#list.replaceChildren(...names.map((name, index) => this.#option(name, index)));
    this.#list.hidden = false;
    this.#choose(names.findIndex(({ name }) => name === chosen));
    const place = this.#ways.place(at.start);
    if (!place) return;
    const { height, width } = this.#list.getBoundingClientRect();
    const isBelow = place.bottom + GAP + height <= innerHeight || place.top < height + GAP;
    this.#list.style.left = `${Math.max(GAP, Math.min(place.left, document.documentElement.clientWidth - width - GAP))}px`;
    this.#list.style.top = `${isBelow ? place.bottom + GAP : place.top - height - GAP}px`;
  }

  #close() {
    if (!this.#open) return;
    this.#open = null;
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#field.removeAttribute("aria-activedescendant");
  }

  /** The caret went elsewhere. */
  #moved() {
    if (this.#open && this.#at?.start !== this.#open.at.start) this.#close();
  }

  /**
   * @param {DraftName} name
   * @param {number} index
   */
  #option(name, index) {
    const option = elementOf("name-template");
    option.id = `complete-${index}`;
    option.title = name.text;
    setText(byClass(option, "name-name"), name.name);
    setText(byClass(option, "name-label"), name.label);
    // The focus stays in the field.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.#take(name));
    return option;
  }

  /** @param {number} index none is chosen at -1: then Enter and Tab take the first */
  #choose(index) {
    if (!this.#open) return;
    this.#open.index = index;
    for (const [at, option] of Array.from(this.#list.children).entries()) {
      option.setAttribute(CHOSEN, String(at === Math.max(0, index)));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", `complete-${index}`);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (!this.#open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { names, index } = this.#open;
    const name = names[Math.max(0, index)];
    if (event.key === "ArrowDown") this.#choose((index + 1) % names.length);
    else if (event.key === "ArrowUp") this.#choose((Math.max(0, index) + names.length - 1) % names.length);
    else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) && name) this.#take(name);
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave() {
    this.#closed = this.#open?.at.start ?? -1;
    this.#close();
  }

  /** @param {DraftName} name */
  #take(name) {
    const at = this.#at;
    this.#close();
    if (!at) return;
    this.#ways.put(completed(name, at));
    this.#ways.tell(sentence("{name} inserted.", { name: name.name }));
  }
}

/**
 * Completes the names in the texts that are edited.
 *
 * @param {import("../app.js").App} app
 */
export function completeNames(app) {
  const { encoding } = app;
  for (const [one, editor] of Object.entries(encoding.editors ?? {})) {
    const part = /** @type {import("./encode-state.js").PartName} */ (one);
    new Completion(byId(`encode-${part}`, HTMLTextAreaElement), {
      names: (query) => encoding.names(part, query),
      put: (edit) => editor.complete(edit),
      place: (place) => editor.placeOf(place),
      tell: (text) => app.tell(text),
    }).listen();
  }
}
