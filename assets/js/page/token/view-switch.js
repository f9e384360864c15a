import { byClass, setText } from "../../shared/dom.js";

/**
 * The views of a part and the switch between them; what was chosen for a header or a payload lasts for the visit.
 *
 * @typedef {import("../state.js").View} View
 * @typedef {import("../state.js").Views} Views
 * @typedef {{show: (view: View) => void, shown: View}} Switched
 */

const VIEWS = /** @type {const} */ (["claims", "json", "decoded"]);
let switches = 0;

/** The panes that can be switched, by their number among those that are drawn. */
export class PaneViews {
  /** @type {Map<number, Switched>} */
  #panes = new Map();
  #preferred;
  #choose;

  /**
   * @param {(role: string) => View | undefined} preferred what was chosen for parts of this role, or is shown unasked
   * @param {(pane: number, role: string, view: View) => void} choose
   */
  constructor(preferred, choose) {
    this.#preferred = preferred;
    this.#choose = choose;
  }

  /** Forgets the panes of the last report. */
  clear() {
    this.#panes.clear();
  }

  /**
   * Offers the views that a part has, and shows the preferred one, or else the first.
   *
   * @param {HTMLElement} pane
   * @param {string} role of the segment
   * @param {readonly View[]} views
   * @param {(view: View) => void} show
   */
  offer(pane, role, views, show) {
    const field = /** @type {HTMLFieldSetElement} */ (byClass(pane, "views"));
    const wanted = this.#preferred(role);
    const view = views.find((one) => one === wanted) ?? views[0];
    field.hidden = views.length < 2;
    setText(byClass(field, "views-claims"), role === "header" ? "Parameters" : "Claims");
    for (const input of inputsOf(field)) {
      input.checked = input.value === view;
      /** @type {HTMLElement} */ (input.parentElement).hidden = !views.some((one) => one === input.value);
    }
    if (!view) return;
    const number = this.#panes.size;
    this.#panes.set(number, { show, shown: view });
    field.onchange = () => this.#choose(number, role, pickedIn(field));
    show(view);
  }

  /**
   * Shows the views that were chosen since.
   *
   * @param {Views["byPane"]} byPane
   */
  draw(byPane) {
    for (const [number, pane] of this.#panes) {
      const view = byPane[number] ?? pane.shown;
      if (view === pane.shown) continue;
      pane.shown = view;
      pane.show(view);
    }
  }
}

/**
 * Names the switch of a pane, of which a page may have many.
 *
 * @param {HTMLElement} pane
 */
export function furnishSwitch(pane) {
  switches += 1;
  for (const input of inputsOf(byClass(pane, "views"))) input.name = `view-${switches}`;
}

/** @param {HTMLElement} field */
function inputsOf(field) {
  return Array.from(field.querySelectorAll("input"));
}

/** @param {HTMLElement} field */
function pickedIn(field) {
  const value = inputsOf(field).find(({ checked }) => checked)?.value;
  return VIEWS.find((view) => view === value) ?? "claims";
}
