import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { made } from "../../shared/made.js";
import { sentence } from "../../shared/sentence.js";
import { groupOfLines, lineOf } from "../checklist/lines.js";
import { originOf } from "../question.js";
import { part } from "../store.js";
import { treesOf } from "./trees.js";

/**
 * What is drawn of relations: each as a sentence, and all of them as a drawing, which says no more than those do.
 *
 * @typedef {import("../render.js").Draw} Draw
 * @typedef {import("../state.js").State} State
 * @typedef {import("../../types/report.js").Relation} Relation
 * @typedef {import("./relating.js").Relating} Relating
 * @typedef {import("./trees.js").Tree} Tree
 */

const ABOUT = sentence("who acts for whom, what is bound to what");
const LOOKING = sentence("Checking …");
const WORDS = {
  fails: sentence("Doesn’t hold"),
  unknown: sentence("Unknown"),
  holds: sentence("Holds"),
  stated: sentence("Stated"),
};
const MARKS = { fails: "fail", unknown: "unchecked", holds: "pass", stated: "stated" };
const ORDER = /** @type {const} */ (["fails", "unknown", "holds", "stated"]);

/**
 * @param {State} initial which is drawn already
 * @param {import("./relating.js").Relations} relations
 * @returns {Draw[]}
 */
export function relationsParts(initial, relations) {
  const card = layOut();
  card.addEventListener("toggle", () => relations.open(card.open));
  return [
    part(
      initial,
      ({ phase, pageView, answer }) => [phase === "decoded" && pageView === "full" && answer?.report.related === true],
      (isThere) => {
        card.hidden = !isThere;
      },
    ),
    part(
      initial,
      (state) => [state.relating.isOpen, state.fields.key, originOf(state).keyOrigin, state.answer],
      (..._asked) => relations.ask(),
    ),
    part(initial, ({ relating }) => [relating], draw),
  ];
}

/** Puts the card behind the checklist. */
function layOut() {
  const card = document.createElement("details");
  card.id = "relations";
  card.className = "relations card";
  card.hidden = true;
  card.append(
    made(
      "summary",
      { class: "card-head" },
      made("h2", {}, sentence("Delegation and binding")),
      " ",
      made("span", { id: "relations-count", class: "note" }, ABOUT),
    ),
    made("p", { id: "relations-note", class: "note", hidden: true }),
    made("ul", { id: "relations-kinds", class: "note", "aria-label": sentence("Kinds of tokens") }),
    // The sentences say all of it.
    made("div", { id: "relations-drawing", "aria-hidden": "true", translate: "no" }),
    made("div", { id: "relations-lines", "aria-busy": "true" }),
  );
  byId("checklist", HTMLDetailsElement).after(card);
  return card;
}

/** @param {Relating} relating */
function draw({ isOpen, answer, isCurrent, trouble }) {
  setText(byId("relations-count", HTMLElement), isOpen ? (answer?.summary ?? "") : ABOUT);
  const lines = byId("relations-lines", HTMLElement);
  lines.setAttribute("aria-busy", String(!isCurrent));
  const named = (answer?.nodes ?? []).filter(({ label }) => label !== "");
  const kinds = named.map(({ name, label }) => made("li", {}, sentence("{name}: {label}", { name, label })));
  byId("relations-kinds", HTMLElement).replaceChildren(...kinds);
  sayOrHide(byId("relations-note", HTMLElement), trouble || (answer ? answer.limits : LOOKING));
  byId("relations-drawing", HTMLElement).replaceChildren(...(answer ? treesOf(answer).map(treeElement) : []));
  const groups = ORDER.map((state) => (answer ? groupOf(state, answer) : null));
  lines.replaceChildren(...groups.filter((group) => group !== null));
}

/**
 * @param {Relation["state"]} state
 * @param {import("../../types/report.js").Relations} answer
 */
function groupOf(state, { relations, counts }) {
  const count = counts.find((one) => one.state === state);
  if (!count) return null;
  const lines = relations
    .filter((one) => one.state === state)
    .map(({ message, section }) =>
      lineOf({ mark: MARKS[state], state: WORDS[state], words: message, why: "", section }),
    );
  return groupOfLines(count.message, lines);
}

/**
 * @param {Tree} tree
 * @returns {HTMLElement}
 */
function treeElement({ node: { kind, name, label }, branches }) {
  const box = made("p", { class: "related-node", "data-kind": kind }, name);
  if (label !== "") box.append(" ", made("span", { class: "note" }, label));
  const drawn = branches.map(({ relation: { state, verb }, tree }) =>
    made(
      "div",
      { class: "related-branch" },
      made(
        "p",
        { class: "related-verb", "data-mark": MARKS[state] },
        verb,
        " ",
        made("span", { class: "cell-state" }, WORDS[state]),
      ),
      treeElement(tree),
    ),
  );
  return made("div", { class: "related" }, box, ...drawn);
}
