import { byClass, byId, elementOf, setText } from "../../shared/dom.js";

/**
 * The list of names that could be added: typing narrows it, the arrows go through it, Enter adds, Esc closes.
 *
 * @typedef {import("../../types/report.js").DraftName} DraftName
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {object} Ways
 * @property {(part: PartName) => void} open
 * @property {(query: string) => void} narrow
 * @property {() => void} close
 * @property {(name: DraftName) => void} add
 */

const CHOSEN = "aria-selected";

export class AddClaim {
  #panel = byId("add-panel", HTMLElement);
  #query = byId("add-query", HTMLInputElement);
  #list = byId("add-list", HTMLElement);
  #ways;
  /** @type {DraftName[]} */
  #names = [];
  /** What is typed is not what the names are listed for: their list is on its way. */
  #isOutdated = false;
  /** The first of those names is to be added when they come. */
  #isAwaited = false;
  /** @type {HTMLElement | null} */
  #opener = null;

  /** @param {Ways} ways */
  constructor(ways) {
    this.#ways = ways;
    for (const part of /** @type {const} */ (["header", "payload"])) {
      const button = byId(`encode-${part}-add`, HTMLButtonElement);
      button.addEventListener("click", () => this.#toggle(button, part));
    }
    this.#query.addEventListener("input", () => this.#narrow());
    this.#panel.addEventListener("keydown", (event) => this.#pressed(event));
    this.#panel.addEventListener("focusout", ({ relatedTarget }) => {
      const isWithin = relatedTarget instanceof Node && this.#panel.contains(relatedTarget);
      if (!isWithin && relatedTarget !== this.#opener) ways.close();
    });
  }

  /**
   * @param {PartName | null} part whose names are listed
   * @param {DraftName[] | null} names none while they are on their way: those that are listed stay
   */
  draw(part, names) {
    this.#open(part);
    if (part === null || names === null) return;
    this.#isOutdated = false;
    this.#names = names;
    this.#list.replaceChildren(...names.map((name, index) => this.#option(name, index)));
    this.#choose(0);
    const [first] = names;
    if (this.#isAwaited && first) this.#ways.add(first);
    this.#isAwaited = false;
  }

  /** @param {PartName | null} part at which the list is open; the focus goes there at once, and with it what is typed */
  #open(part) {
    const wasOpen = !this.#panel.hidden;
    this.#panel.hidden = part === null;
    for (const one of /** @type {const} */ (["header", "payload"])) {
      byId(`encode-${one}-add`, HTMLButtonElement).setAttribute("aria-expanded", String(one === part));
    }
    if (part === null || wasOpen) return;
    byId(`encode-${part}-quick-row`, HTMLElement).append(this.#panel);
    this.#names = [];
    this.#list.replaceChildren();
    this.#isOutdated = true;
    this.#isAwaited = false;
    this.#query.value = "";
    this.#query.focus();
  }

  #narrow() {
    this.#isOutdated = true;
    this.#isAwaited = false;
    this.#ways.narrow(this.#query.value);
  }

  /**
   * @param {HTMLElement} button
   * @param {PartName} part
   */
  #toggle(button, part) {
    this.#opener = button;
    if (button.getAttribute("aria-expanded") === "true") this.#ways.close();
    else this.#ways.open(part);
  }

  /**
   * @param {DraftName} name
   * @param {number} index
   */
  #option(name, index) {
    const option = elementOf("name-template");
    option.id = `add-${index}`;
    setText(byClass(option, "name-name"), name.name);
    setText(byClass(option, "name-label"), name.label);
    option.title = name.text;
    // The focus stays in the field.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.#ways.add(name));
    return option;
  }

  /** @param {number} index */
  #choose(index) {
    for (const [at, option] of Array.from(this.#list.children).entries()) {
      option.setAttribute(CHOSEN, String(at === index));
      if (at === index) option.scrollIntoView({ block: "nearest" });
    }
    this.#query.setAttribute("aria-activedescendant", this.#names.length > 0 ? `add-${index}` : "");
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const index = Array.from(this.#list.children).findIndex((one) => one.getAttribute(CHOSEN) === "true");
    const count = this.#names.length;
    const name = this.#names[index];
    if (event.key === "ArrowDown" && count > 0) this.#choose((index + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) this.#choose((index + count - 1) % count);
    else if (event.key === "Enter" && this.#isOutdated) this.#isAwaited = true;
    else if (event.key === "Enter" && name) this.#ways.add(name);
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave() {
    this.#ways.close();
    this.#opener?.focus();
  }
}
