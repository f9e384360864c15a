import { byId } from "../shared/dom.js";
import { sentence } from "../shared/sentence.js";
import { isAwaited } from "./encode/encode-state.js";
import { LongWork } from "./long-work.js";
import { isPending } from "./state.js";
import { part } from "./store.js";

/**
 * What may take long in each mode, and is shown while that mode is.
 *
 * @typedef {import("./app.js").App} App
 * @typedef {import("./render.js").Draw} Draw
 * @typedef {import("./state.js").State} State
 * @typedef {object} Work
 * @property {string} mode
 * @property {string} id
 * @property {(element: HTMLElement) => void} put puts it into the card of what is under way
 * @property {string} focus the id of what has the focus once it was given up
 * @property {(state: State) => string} said what is under way, empty where nothing is
 * @property {(state: State) => readonly unknown[]} asked whoever types asks anew with each character: what takes long is
 *   counted from the last one
 * @property {(app: App) => void} cancel
 */

const READING = sentence("Still reading the text.");
const TRYING = sentence("Still trying the key.");
const READING_KEY = sentence("Still reading the key.");
const MAKING_KEY = sentence("Still generating the key.");
const MAKING = sentence("Still making the token.");
const MAKING_TESTS = sentence("Still making the tokens.");
const COMPARING = sentence("Still comparing.");

/** @type {readonly Work[]} */
const WORKS = [
  {
    mode: "decode",
    id: "long-work",
    put: (element) => byId("strip", HTMLElement).before(element),
    focus: "summary",
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
    focus: "keys-summary",
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
    focus: "made-summary",
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
    focus: "compare-summary",
    said: (state) => (state.comparing.isBusy ? COMPARING : ""),
    asked: ({ comparing: { a, b, token, other } }) => [a, b, token, other],
    cancel: () => comparing.cancel(),
  };
}

/**
 * @param {State} initial which is drawn already
 * @param {App} app
 * @param {import("./compare/comparing.js").Comparing} comparing
 * @returns {Draw[]}
 */
export function longWorkParts(initial, app, comparing) {
  return [...WORKS, comparingWork(comparing)].flatMap((work) => partsOf(initial, app, work));
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
      byId(focus, HTMLElement).focus();
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
