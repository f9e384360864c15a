import { byId } from "../shared/dom.js";
import { sentence } from "../shared/sentence.js";
import { PREFIXES } from "./certificates/certificates-state.js";
import { isAwaited } from "./encode/encode-state.js";
import { LongWork } from "./long-work.js";
import { isPending } from "./state.js";
import { part } from "./store.js";

/**
 * What may take long in each mode, and is shown while that mode is.
 *
 * @typedef {import("./app.js").App} App
 * @typedef {import("./card-asker.js").Card} Card
 * @typedef {import("./render.js").Draw} Draw
 * @typedef {import("./state.js").State} State
 * @typedef {object} Work
 * @property {string} mode
 * @property {string} id
 * @property {(element: HTMLElement) => void} put puts it into the card of what is under way
 * @property {() => HTMLElement} focus what has the focus once it was given up
 * @property {(state: State) => string} said what is under way, empty where nothing is
 * @property {(state: State) => readonly unknown[]} asked whoever types asks anew with each character: what takes long is
 *   counted from the last one
 * @property {(app: App) => void} cancel
 * @typedef {object} CardWork
 * @property {Card} card
 * @property {string} text
 * @property {Work["asked"]} asked
 * @property {() => void} cancel
 * @typedef {object} Asking what asks the engine beside the page itself
 * @property {import("./compare/comparing.js").Comparing} comparing
 * @property {import("./certificates/certifying.js").Certifying} certifying
 * @property {import("./checklist/checking.js").Checklist} checklist
 * @property {import("./code/coding.js").Coding} coding
 * @property {import("./relations/relating.js").Relations} relations
 * @property {import("./holder/holding.js").Holding} holding
 */

const READING = sentence("Still reading the text.");
const TRYING = sentence("Still trying the key.");
const READING_KEY = sentence("Still reading the key.");
const MAKING_KEY = sentence("Still generating the key.");
const MAKING = sentence("Still making the token.");
const MAKING_TESTS = sentence("Still making the tokens.");
const COMPARING = sentence("Still comparing.");
const CHECKING = sentence("Still checking the requirements.");
const CERTIFYING = sentence("Still checking the certificates.");
const RELATING = sentence("Still checking delegation and binding.");
const CODING = sentence("Still writing the code.");
const PRESENTING = sentence("Still making the presentation.");

/** @type {readonly Work[]} */
const WORKS = [
  {
    mode: "decode",
    id: "long-work",
    put: (element) => byId("strip", HTMLElement).before(element),
    focus: () => byId("summary", HTMLElement),
    said: (state) => {
      if (!isPending(state)) return "";
      return state.check.kind === "checking" ? TRYING : READING;
    },
    asked: ({ text, fields }) => [text, fields],
    cancel: (app) => app.cancel(),
  },
  {
    mode: "keys",
    id: "keys-long-work",
    put: (element) => byId("keys-verdict", HTMLElement).append(element),
    focus: () => byId("keys-summary", HTMLElement),
    said: ({ keys: { isBusy, isTrying, wanted } }) => {
      if (isBusy) return wanted ? MAKING_KEY : READING_KEY;
      return isTrying ? TRYING : "";
    },
    asked: ({ keys: { text, secretEncoding, wanted } }) => [text, secretEncoding, wanted],
    cancel: ({ keys }) => keys.cancel(),
  },
  {
    mode: "encode",
    id: "encode-long-work",
    put: (element) => byId("made-strip", HTMLElement).before(element),
    focus: () => byId("made-summary", HTMLElement),
    said: ({ encoding }) => {
      if (encoding.busy !== "") return encoding.busy === "key" ? MAKING_KEY : MAKING_TESTS;
      return encoding.isBegun && isAwaited(encoding) ? MAKING : "";
    },
    asked: ({ encoding: { asked } }) => [asked],
    cancel: ({ encoding }) => encoding.cancel(),
  },
];

/**
 * @param {import("./compare/comparing.js").Comparing} comparing
 * @returns {Work}
 */
function comparingWork(comparing) {
  return {
    mode: "compare",
    id: "compare-long-work",
    put: (element) => byId("compare-reasons", HTMLElement).before(element),
    focus: () => byId("compare-summary", HTMLElement),
    said: (state) => (state.comparing.isBusy ? COMPARING : ""),
    asked: ({ comparing: { a, b, token, other } }) => [a, b, token, other],
    cancel: () => comparing.cancel(),
  };
}

/**
 * What the cards ask, which waits for the report and for the key that is tried.
 *
 * @param {Asking} asking
 * @returns {Work[]}
 */
function cardWorks({ certifying, checklist, coding, relations, holding }) {
  /** @type {CardWork[]} */
  const cards = [
    {
      card: "checklist",
      text: CHECKING,
      asked: ({ checking }) => [checking.profile],
      cancel: () => checklist.cancel(),
    },
    {
      card: PREFIXES.decode,
      text: CERTIFYING,
      asked: ({ certificates }) => [certificates.roots],
      cancel: () => certifying.cancel("decode"),
    },
    { card: "relations", text: RELATING, asked: () => [], cancel: () => relations.cancel() },
    { card: "code", text: CODING, asked: () => [], cancel: () => coding.cancel() },
    { card: "holder", text: PRESENTING, asked: ({ holding: { asked } }) => [asked], cancel: () => holding.cancel() },
  ];
  const works = cards.map(({ card, text, asked, cancel }) => ({
    mode: "decode",
    said: (/** @type {State} */ state) => {
      const isShown = state.pageView === "full" && !isPending(state);
      return isShown && state.waiting.includes(card) ? text : "";
    },
    asked: (/** @type {State} */ state) => [state.answer, state.fields, ...asked(state)],
    cancel,
    ...placeOf(card, "summary"),
  }));
  const ofKey = {
    mode: "keys",
    said: (/** @type {State} */ { waiting }) => (waiting.includes(PREFIXES.keys) ? CERTIFYING : ""),
    asked: (/** @type {State} */ { keys: { text, chosen }, certificates: { roots } }) => [text, chosen, roots],
    cancel: () => certifying.cancel("keys"),
    ...placeOf(PREFIXES.keys, "keys-summary"),
  };
  return [...works, ofKey];
}

/**
 * Within the card that is open, and before one that is not.
 *
 * @param {Card} id
 * @param {string} otherwise the id of what has the focus where the card is not there
 * @returns {Pick<Work, "id" | "put" | "focus">}
 */
function placeOf(id, otherwise) {
  const card = byId(id, HTMLDetailsElement);
  const summary = card.querySelector("summary") ?? card;
  return {
    id: `${id}-long-work`,
    put: (element) => {
      element.classList.toggle("card", !card.open);
      if (card.open) summary.after(element);
      else card.before(element);
    },
    focus: () => (card.hidden ? byId(otherwise, HTMLElement) : summary),
  };
}

/**
 * @param {State} initial which is drawn already
 * @param {App} app
 * @param {Asking} asking
 * @returns {Draw[]}
 */
export function longWorkParts(initial, app, asking) {
  const works = [...WORKS, comparingWork(asking.comparing), ...cardWorks(asking)];
  return works.flatMap((work) => partsOf(initial, app, work));
}

/**
 * @param {State} initial
 * @param {App} app
 * @param {Work} work
 * @returns {Draw[]}
 */
function partsOf(initial, app, { mode, id, put, focus, said, asked, cancel }) {
  const shown = new LongWork({
    id,
    put,
    tell: (text) => app.tell(text),
    cancel: () => {
      cancel(app);
      focus().focus();
    },
  });
  let former = asked(initial);
  const draws = [
    part(
      initial,
      (state) => [state.mode === mode && state.boot.phase === "ready" ? said(state) : "", ...asked(state)],
      (text, ...now) => {
        const isAnother = now.some((one, at) => one !== former[at]);
        former = now;
        shown.show(text !== "", text, isAnother);
      },
    ),
  ];
  if (mode !== "decode") return draws;
  const read = part(
    initial,
    ({ progress, text, check }) => [check.kind !== "checking" && progress?.text === text ? progress : null],
    (progress) => shown.reach(progress),
  );
  return [...draws, read];
}
