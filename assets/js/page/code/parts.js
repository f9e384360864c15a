import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { made } from "../../shared/made.js";
import { paragraph, sentence } from "../../shared/sentence.js";
import { part } from "../store.js";
import { shownSnippet } from "./code-state.js";
import { layOut } from "./layout.js";

/**
 * What is drawn of the code that verifies the token, and what its controls do.
 *
 * @typedef {import("../render.js").Draw} Draw
 * @typedef {import("../state.js").State} State
 * @typedef {import("./code-state.js").Snippet} Snippet
 */

const COPIED = sentence("The code is on the clipboard.");
const WRITING = sentence("Writing the code …");

/**
 * @param {State} initial which is drawn already
 * @param {import("../app.js").App} app
 * @param {import("./coding.js").Coding} coding
 * @returns {Draw[]}
 */
export function codeParts(initial, app, coding) {
  const fold = layOut();
  fold.addEventListener("toggle", () => coding.open(fold.open));
  const libraries = byId("code-libraries", HTMLElement);
  libraries.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) coding.choose(target.value);
  });
  const copy = byId("code-copy", HTMLButtonElement);
  copy.addEventListener("click", () => void app.copyOut(copy, coding.code(), COPIED));
  return [
    part(
      initial,
      ({ phase, pageView, answer }) => [phase === "decoded" && pageView === "full" && (answer?.token ?? null) !== null],
      (isThere) => {
        fold.hidden = !isThere;
      },
    ),
    part(
      initial,
      ({ coding: { isOpen }, fields, answer }) => [isOpen, fields, answer],
      (_isOpen, _fields, _answer) => coding.ask(),
    ),
    part(initial, (state) => [state.coding], draw),
  ];
}

/** @param {State["coding"]} coding */
function draw({ library, answer, isCurrent, trouble }) {
  const shown = shownSnippet(answer, library);
  const text = byId("code-text", HTMLElement);
  byId("code", HTMLElement).setAttribute("aria-busy", String(!isCurrent));
  sayOrHide(byId("code-line", HTMLElement), trouble || (answer ? paragraph(answer.problem, answer.line) : WRITING));
  byId("code-head", HTMLElement).hidden = shown === null;
  text.hidden = shown === null;
  if (!(answer && shown)) return;
  drawLibraries(answer.snippets, shown.id);
  setText(text, shown.code);
  text.setAttribute("aria-label", sentence("Code for {library}", { library: shown.name }));
}

/**
 * The choice of a library stays where it is, with the focus in it, while the libraries stay the same.
 *
 * @param {readonly Snippet[]} snippets
 * @param {string} chosen
 */
function drawLibraries(snippets, chosen) {
  const place = byId("code-libraries", HTMLElement);
  const ids = JSON.stringify(snippets.map(({ id }) => id));
  if (place.dataset.libraries !== ids) {
    place.dataset.libraries = ids;
    for (const label of place.querySelectorAll("label")) label.remove();
    place.append(...snippets.map(radioOf));
  }
  for (const radio of place.querySelectorAll("input")) radio.checked = radio.value === chosen;
}

/** @param {Snippet} snippet */
function radioOf({ id, name }) {
  const radio = made("input", { type: "radio", name: "code-library", value: id, autocomplete: "off" });
  return made("label", {}, radio, made("span", {}, name));
}
