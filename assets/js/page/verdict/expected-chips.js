import { byId } from "../../shared/dom.js";
import { roveTabindex } from "../../shared/roving-tabindex.js";
import { EXPECTED, expectedField } from "../fields.js";

/**
 * The names of values that could be expected, one stop of the Tab key; one that is chosen becomes a field.
 *
 * @typedef {import("../state.js").Expected} Expected
 */

/** @param {Expected} name */
function placeOf(name) {
  return /** @type {HTMLElement} */ (expectedField(name).closest(".expect-field"));
}

/** Shows a field for each value that is expected, or that a person began to fill in, and a chip for each of the others. */
export function drawChips() {
  for (const name of EXPECTED) if (expectedField(name).value !== "") placeOf(name).hidden = false;
  const folded = EXPECTED.filter((name) => placeOf(name).hidden);
  const chips = byId("expect-chips", HTMLElement);
  chips.hidden = folded.length === 0;
  if (chips.dataset.names === folded.join()) return;
  chips.dataset.names = folded.join();
  chips.replaceChildren(...folded.map(chipOf));
  roveTabindex(chips, true);
}

/** @param {Expected} name */
function chipOf(name) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "chip";
  chip.tabIndex = -1;
  chip.textContent = name;
  chip.addEventListener("click", () => openExpected(name).focus());
  return chip;
}

/**
 * @param {Expected} name
 * @returns {HTMLElement} its field
 */
export function openExpected(name) {
  placeOf(name).hidden = false;
  drawChips();
  return expectedField(name);
}

/** Takes the fields away that nothing stands in. */
export function foldExpected() {
  for (const name of EXPECTED) placeOf(name).hidden = expectedField(name).value === "";
  drawChips();
}

/** @returns {HTMLElement} the field that shows how an expectation turned out, or else one to begin with */
export function expectedProof() {
  const shown = EXPECTED.filter((name) => !placeOf(name).hidden).map(expectedField);
  return shown.find((field) => field.hasAttribute("aria-invalid")) ?? shown[0] ?? openExpected("iss");
}
