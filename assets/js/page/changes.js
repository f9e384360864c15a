import { paragraph, sentence } from "../shared/sentence.js";
import { earlyTextOf } from "./early/early-text.js";
import { emptied } from "./key/given.js";
import { closed, openedOf, withOpened } from "./opened.js";
import { hasSameReport } from "./question.js";
import { hasToken, isAnswering, knownAnswer, NOTHING_READ } from "./state.js";

/**
 * What can happen to the page: each takes what it knows, and returns what it knows then.
 *
 * @typedef {import("../engine/boot-state.js").BootState} BootState
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Verification} Verification
 * @typedef {import("./state.js").Check} Check
 * @typedef {import("./state.js").Decoded} Decoded
 * @typedef {import("./state.js").Expected} Expected
 * @typedef {import("./state.js").Question} Question
 * @typedef {import("./state.js").State} State
 */

const SHORTER = sentence("Paste the token without the text around it: less text is faster to read.");

/**
 * The paste was changed.
 *
 * @param {State} state
 * @param {string} text
 * @param {string} inputType what changed it, as the browser names it
 * @returns {State}
 */
export function typed(state, text, inputType) {
  const isReady = isAnswering(state);
  const isGuessed = !isReady || inputType === "insertFromPaste";
  const waits = state.phase === "waiting" || !(isReady || hasToken(state));
  return {
    ...(waits ? waiting(state, text) : state),
    fields: text === state.text ? state.fields : emptied(state.fields),
    text,
    chosen: 0,
    named: "",
    refusal: "",
    colours: isGuessed ? { by: "guess", text } : state.colours,
  };
}

/**
 * Something was pasted, and there is no engine yet, or there will be none.
 *
 * @param {State} state
 * @param {string} text
 * @returns {State}
 */
function waiting(state, text) {
  const isKnown = state.phase === "waiting" && state.text === text;
  return { ...withoutAnswer(state), phase: "waiting", early: isKnown ? state.early : earlyTextOf(text) };
}

/**
 * @param {State} state
 * @returns {State}
 */
function withoutAnswer(state) {
  return { ...state, answer: null, decoded: null, check: { kind: "none" }, recognised: null, binding: null };
}

/**
 * Python has come further, or has failed. What the first engine has answered stands.
 *
 * @param {State} state
 * @param {BootState} boot
 * @returns {State}
 */
export function booted(state, boot) {
  const isMoved = boot.phase !== state.boot.phase;
  const isTold = state.phase === "trouble" && boot.phase !== "failed";
  const isAnswered = hasToken(state) || knownAnswer(state)?.question.text === state.text;
  const waits = isMoved && state.text !== "" && !isTold && !isAnswered;
  return { ...(waits ? waiting(state, state.text) : state), boot };
}

/**
 * The first engine answers reports now, or does so no more.
 *
 * @param {State} state
 * @param {boolean} isFirst
 * @returns {State}
 */
export function firstMoved(state, isFirst) {
  return { ...state, isFirst };
}

/**
 * The report of this waits for the whole engine: it is shown as anything is before there is one.
 *
 * @param {State} state
 * @param {Question} question
 * @returns {State}
 */
export function handedOn(state, { text }) {
  return text !== "" && text === state.text && state.boot.phase !== "ready" ? waiting(state, text) : state;
}

/**
 * The whole engine says something else than the first one has said: that is drawn, if it is what is on screen.
 *
 * @param {State} state
 * @param {Question} question
 * @param {Report} report
 * @returns {State}
 */
export function differed(state, question, report) {
  const counted = { ...state, differences: state.differences + 1 };
  if (!(state.answer && hasSameReport(state.answer.question, question))) return counted;
  const { check, readKey, readInnerKey, binding } = state;
  const anew = answered({ ...counted, isLost: true }, state.answer.question, report);
  return hasToken(anew) ? { ...anew, check, readKey, readInnerKey, binding } : anew;
}

/**
 * The engine has said what there is.
 *
 * @param {State} state
 * @param {Question} question
 * @param {Report} report
 * @returns {State}
 */
export function answered(state, question, report) {
  const index = Math.max(0, Math.min(question.token, report.tokens.length - 1));
  const token = report.tokens[index] ?? null;
  const hasKey = question.key !== "" || question.innerKey !== undefined;
  const known = knownAnswer(state)?.question;
  const isSame = known?.text === question.text && known.token === question.token;
  const kept = hasKey ? state : closed(state);
  const next = isSame ? kept : decodedAnew(state, { text: question.text, report, token, index });
  return {
    ...next,
    answer: { question: { ...question, token: index }, report, token: openedOf(next) ?? token },
    chosen: state.chosen === question.token ? index : state.chosen,
    isLost: false,
    trouble: "",
    check: { kind: hasKey && token ? "checking" : "none" },
    recognised: hasKey ? next.recognised : null,
    readKey: hasKey ? next.readKey : NOTHING_READ,
    readInnerKey: hasKey ? next.readInnerKey : NOTHING_READ,
    binding: hasKey ? next.binding : null,
    revision: next.revision + 1,
  };
}

/**
 * @param {State} state
 * @param {Decoded} decoded
 * @returns {State}
 */
function decodedAnew(state, decoded) {
  const without = decoded.text.trim() === "" ? "empty" : "nothing";
  return {
    ...state,
    decoded,
    colours: { by: "report", decoded },
    phase: decoded.token ? "decoded" : without,
    binding: null,
    views: { ...state.views, byPane: {} },
  };
}

/**
 * The signature was checked, or the key alone where there is no token.
 *
 * @param {State} state
 * @param {Verification} verification
 * @returns {State}
 */
export function verified(state, verification) {
  const { binding, decryption, inner } = verification;
  const done = /** @type {Check} */ ({ kind: "done", verification });
  const check = hasToken(state) ? done : state.check;
  const shown = decryption?.token ? withOpened(state, decryption.token) : closed(state);
  const { key = "", innerKey = "" } = state.answer?.question ?? {};
  const readKey = { text: key, spans: verification.key?.private ?? [] };
  const readInnerKey = { text: innerKey, spans: inner?.key?.private ?? [] };
  const revision = state.revision + 1;
  return { ...shown, check, recognised: verification, readKey, readInnerKey, binding, revision };
}

/**
 * The signature could not be checked; nothing of the report is taken away by that.
 *
 * @param {State} state
 * @param {string} message
 * @returns {State}
 */
export function notVerified(state, message) {
  if (!hasToken(state)) return state;
  return { ...closed(state), check: { kind: "failed", message }, binding: null, revision: state.revision + 1 };
}

/**
 * There is no report. Where Python did not start, that is said elsewhere, and what is drawn stays.
 *
 * @param {State} state
 * @param {string} code of the error
 * @param {string} message
 * @returns {State}
 */
export function failed(state, code, message) {
  if (code === "boot") return { ...state, isLost: true };
  const trouble = paragraph(message, code === "deadline" ? SHORTER : "", sentence("The paste is kept."));
  return { ...withoutAnswer(state), phase: "trouble", trouble, revision: state.revision + 1 };
}

/**
 * @param {State} state
 * @param {Readonly<Record<Expected, string>>} expect
 * @param {string | null} filledFrom the token that they were taken from
 * @returns {State}
 */
export function expecting(state, expect, filledFrom) {
  return { ...state, fields: { ...state.fields, expect }, filledFrom };
}

const NO_PLACE = sentence("The key in it was left out: only a public key may be in a link, as “key” beside a token.");

/**
 * The address has brought something; its text is taken apart from this.
 *
 * @param {State} state
 * @param {import("./address.js").FromAddress} from
 * @returns {State}
 */
export function arrived(state, { text, isRefused, hadKey }) {
  const isTaken = text !== "";
  const former = isTaken && state.text !== text ? state.text : "";
  const whyNoKey = hadKey ? NO_PLACE : "";
  return { ...state, brought: { isRefused, whyNoKey, isTaken, former }, linked: { ...state.linked, other: "" } };
}
