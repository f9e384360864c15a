import { byId } from "../shared/dom.js";
import { plural, sentence } from "../shared/sentence.js";
import { sentenceText } from "../shared/sentence-text.js";
import { CHECKED_SOON, EMPTY, NOT_CHECKED_YET } from "./early/early-words.js";
import { earlyOf, instantOf } from "./state.js";
import { verdictOf } from "./verdict/shown-verdict.js";

/**
 * The report as a whole: what it shows, and what stands on top.
 *
 * @typedef {import("./state.js").State} State
 */

const WAITING = sentence("Loading. Your token will be decoded.");
const NOT_CHECKED = sentence("Readable, but not checked.");
const READABLE_ONLY = sentence("Python didn’t start, so nothing is checked.");
const CHECKED_LATER = sentence("Waiting for the rest of Python to load.");
const READING = sentence("Reading the current text …");
const NO_ENGINE = sentence("Not decoded: Python didn’t start.");

/**
 * What follows from the headline, in a line.
 *
 * @param {State} state
 * @returns {string}
 */
export function lineOf(state) {
  if (earlyOf(state)) return state.boot.phase === "failed" ? READABLE_ONLY : CHECKED_SOON;
  if (state.phase !== "decoded" || state.isLate) return "";
  if (state.check.kind === "checking" && state.boot.phase !== "ready") return CHECKED_LATER;
  const shown = verdictOf(state.answer, state.check);
  return shown ? sentenceText(shown.line, instantOf(state)) : "";
}

/**
 * What is said of the paste in one sentence.
 *
 * @param {State} state
 * @returns {string}
 */
export function headlineOf(state) {
  const { phase, boot, trouble, decoded } = state;
  if (phase === "waiting") return summaryOfWaiting(boot.phase === "failed", earlyOf(state) !== null);
  if (state.isLate) return READING;
  if (phase === "trouble") return trouble;
  if (phase === "nothing" && decoded) return summaryWithoutToken(decoded.report);
  const shown = phase === "decoded" ? verdictOf(state.answer, state.check) : null;
  return shown ? sentenceText(shown.headline, instantOf(state)) : EMPTY;
}

/**
 * @param {boolean} isFailed no answer will come
 * @param {boolean} isReadable what the token says is shown as it stands
 */
function summaryOfWaiting(isFailed, isReadable) {
  if (isReadable) return isFailed ? NOT_CHECKED : NOT_CHECKED_YET;
  return isFailed ? NO_ENGINE : WAITING;
}

/** @param {import("../types/report.js").Report} report */
function summaryWithoutToken({ keys, notes }) {
  const answer = notes.find(({ data }) => "summary" in data);
  if (answer) return String(answer.data.summary);
  if (keys.length === 0) return sentence("There is no token in this text.");
  if (keys.some(({ kind }) => kind !== "certificate")) return sentence("This is a key, not a token.");
  return plural("This is a certificate, not a token.", "These are certificates, not a token.", keys.length);
}

/**
 * Whether something is on its way.
 *
 * @param {boolean} isBusy
 */
export function drawBusy(isBusy) {
  byId("report", HTMLElement).setAttribute("aria-busy", String(isBusy));
}

/**
 * Whether what is drawn belongs to the answer before: it is no longer to be acted on.
 *
 * @param {boolean} isOld
 */
export function drawStale(isOld) {
  byId("report", HTMLElement).toggleAttribute("data-stale", isOld);
}

/**
 * Counts what was drawn, for whoever waits for it.
 *
 * @param {number} revision
 */
export function drawRevision(revision) {
  byId("report", HTMLElement).dataset.revision = String(revision);
}
