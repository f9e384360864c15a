import { byId, sayOrHide, setText } from "../../shared/dom.js";
import { plural, sentence } from "../../shared/sentence.js";
import { part } from "../store.js";
import { groupOfLines, lineOf } from "./lines.js";

/**
 * What is drawn of a checklist, and what its controls do.
 *
 * @typedef {import("../render.js").Draw} Draw
 * @typedef {import("../state.js").State} State
 * @typedef {import("../../types/report.js").ChecklistAnswer} ChecklistAnswer
 * @typedef {import("../../types/report.js").ChecklistLine} Line
 * @typedef {import("./checking.js").Checking} Checking
 * @typedef {Line["state"]} Held
 */

const ABOUT = sentence("does it meet its specification?");
const CHECKING = sentence("Checking …");
const CHOOSE = sentence("Choose a specification");
const WORDS = { "not-met": sentence("Not met"), unknown: sentence("Unknown"), met: sentence("Met") };
const MARKS = { "not-met": "fail", unknown: "unchecked", met: "pass" };
/** What a person wants to know first. */
const ORDER = /** @type {const} */ (["not-met", "unknown", "met"]);

/**
 * @param {State} initial which is drawn already
 * @param {import("./checking.js").Checklist} checklist
 * @returns {Draw[]}
 */
export function checklistParts(initial, checklist) {
  const card = byId("checklist", HTMLDetailsElement);
  const choice = byId("checklist-profile", HTMLSelectElement);
  card.addEventListener("toggle", () => checklist.open(card.open));
  choice.addEventListener("change", () => checklist.choose(choice.value));
  return [
    part(
      initial,
      ({ phase, pageView, answer }) => [phase === "decoded" && pageView === "full" && (answer?.token ?? null) !== null],
      (isThere) => {
        card.hidden = !isThere;
      },
    ),
    part(
      initial,
      ({ checking: { isOpen, profile }, fields, answer }) => [isOpen, profile, fields, answer],
      (_isOpen, _profile, _fields, _answer) => checklist.ask(),
    ),
    part(initial, ({ checking }) => [checking], draw),
  ];
}

/** @param {Checking} checking */
function draw({ isOpen, profile, answer, isCurrent, trouble }) {
  const { checked, reason, claimed } = answer ?? { checked: null, reason: "", claimed: "" };
  setText(byId("checklist-count", HTMLElement), isOpen ? (checked?.summary ?? "") : ABOUT);
  byId("checklist-lines", HTMLElement).setAttribute("aria-busy", String(!isCurrent));
  if (answer) drawChoice(answer, profile);
  const why = claimed === "" ? reason : sentence("Claimed: {reason}.", { reason });
  sayOrHide(byId("checklist-reason", HTMLElement), trouble || (answer ? why : CHECKING));
  const groups = ORDER.map((state) => groupOf(state, checked?.lines ?? []));
  byId("checklist-lines", HTMLElement).replaceChildren(...groups.filter((group) => group !== null));
}

/**
 * @param {ChecklistAnswer} answer
 * @param {string} profile
 */
function drawChoice({ profiles, claimed }, profile) {
  const choice = byId("checklist-profile", HTMLSelectElement);
  const own = profiles.find(({ id }) => id === claimed)?.label;
  const first = own === undefined ? CHOOSE : sentence("As claimed: {label}", { label: own });
  const options = [{ id: "", label: first }, ...profiles.filter(({ id }) => id !== claimed || id === profile)];
  choice.replaceChildren(...options.map(({ id, label }) => new Option(label, id, false, id === profile)));
}

/**
 * @param {Held} state
 * @param {readonly Line[]} lines
 */
function groupOf(state, lines) {
  const items = lines.filter((line) => line.state === state).map(itemOf);
  return items.length === 0 ? null : groupOfLines(nameOf(state, items.length), items);
}

/**
 * @param {Held} state
 * @param {number} count
 */
function nameOf(state, count) {
  if (state === "met") return plural("{count} requirement met", "{count} requirements met", count);
  if (state === "not-met") return plural("{count} requirement not met", "{count} requirements not met", count);
  return plural("{count} can’t be known from here", "{count} can’t be known from here", count);
}

/** @param {Line} line */
function itemOf({ id, state, words, why, section }) {
  const item = lineOf({ mark: MARKS[state], state: WORDS[state], words, why, section });
  item.dataset.requirement = id;
  return item;
}
