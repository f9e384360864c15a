import { byClass, setText } from "../../shared/dom.js";
import { sentence } from "../../shared/sentence.js";
import { pageView } from "../page-view.js";

/**
 * The views of a part and the switch between them; what was chosen for a header or a payload lasts for the visit.
 *
 * @typedef {"json" | "claims" | "decoded"} View
 */

/** @type {Map<string, View>} by the role of the segment */
const chosen = new Map();

const VIEWS = /** @type {const} */ (["json", "claims", "decoded"]);
let switches = 0;

/**
 * Offers the views that a part has. The one that was chosen before is on, or else the first; a page that shows claims
 * alone shows them one by one.
 *
 * @param {HTMLElement} pane
 * @param {string} role of the segment
 * @param {readonly View[]} views
 * @param {(view: View) => void} show
 */
export function offerViews(pane, role, views, show) {
  const field = /** @type {HTMLFieldSetElement} */ (byClass(pane, "views"));
  const wanted = chosen.get(role) ?? (pageView() === "claims" ? "claims" : undefined);
  const view = views.find((one) => one === wanted) ?? views[0];
  field.hidden = views.length < 2;
  setText(byClass(field, "views-claims"), role === "header" ? sentence("Parameters") : sentence("Claims"));
  for (const input of inputsOf(field)) {
    input.checked = input.value === view;
    /** @type {HTMLElement} */ (input.parentElement).hidden = !views.some((one) => one === input.value);
  }
  field.onchange = () => {
    const picked = pickedIn(field);
    chosen.set(role, picked);
    show(picked);
  };
  if (view) show(view);
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
  return VIEWS.find((view) => view === value) ?? "json";
}
