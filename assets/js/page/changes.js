import { paragraph, sentence } from "../shared/sentence.js";
import { earlyTextOf } from "./early/early-text.js";
import { memberOf, withEdits } from "./key/edits.js";
import { hasToken, knownAnswer, NOTHING_READ } from "./state.js";

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
  const isReady = state.boot.phase === "ready";
  const isGuessed = !isReady || inputType === "insertFromPaste";
  const waits = state.phase === "waiting" || !(isReady || hasToken(state));
  return {
    ...(waits ? waiting(state, text) : state),
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
 * Python has come further, or has failed.
 *
 * @param {State} state
 * @param {BootState} boot
 * @returns {State}
 */
export function booted(state, boot) {
  const isMoved = boot.phase !== state.boot.phase;
  const isTold = state.phase === "trouble" && boot.phase !== "failed";
  const waits = isMoved && state.text !== "" && !isTold && !hasToken(state);
  return { ...(waits ? waiting(state, state.text) : state), boot };
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
  const hasKey = question.key !== "";
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
 * The token that a key decrypted, as long as it is drawn.
 *
 * @param {State} state
 */
function openedOf({ decoded }) {
  return decoded && decoded.token !== closedOf(decoded) ? decoded.token : null;
}

/**
 * The token as the report has it: before any key decrypted it.
 *
 * @param {Decoded} decoded
 */
function closedOf({ report, index }) {
  return report.tokens[index] ?? null;
}

/**
 * @param {State} state
 * @returns {State} with nothing decrypted
 */
function closed(state) {
  return state.decoded ? withToken(state, closedOf(state.decoded)) : state;
}

/**
 * Draws a token in the place of another one.
 *
 * @param {State} state
 * @param {Decoded["token"]} token
 * @returns {State}
 */
function withToken(state, token) {
  const { decoded, answer, views } = state;
  if (!decoded || decoded.token === token) return state;
  return {
    ...state,
    decoded: { ...decoded, token },
    answer: answer && { ...answer, token },
    views: { ...views, byPane: {} },
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
  const { binding } = verification;
  const done = /** @type {Check} */ ({ kind: "done", verification });
  const check = hasToken(state) ? done : state.check;
  const opened = verification.decryption?.token;
  const shown = opened ? withToken(state, opened) : closed(state);
  const readKey = { text: state.answer?.question.key ?? "", spans: verification.key?.private ?? [] };
  return { ...shown, check, recognised: verification, readKey, binding, revision: state.revision + 1 };
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
 * @param {string} key read as text
 * @returns {State}
 */
export function keyGiven(state, key) {
  return { ...state, fields: { ...state.fields, key, secretEncoding: "text" }, recognised: null };
}

/**
 * What a diagnosis changes beside the paste.
 *
 * @param {State} state
 * @param {import("../types/report.js").Apply} apply
 * @returns {State}
 */
export function applied(state, { key = [], payload = [], secretEncoding, member }) {
  const { fields } = state;
  const edited = withEdits(fields.key, key);
  const changed = {
    ...fields,
    key: member === undefined ? edited : memberOf(edited, member),
    payload: withEdits(fields.payload, payload),
    ...(secretEncoding && { secretEncoding: /** @type {import("./state.js").SecretEncoding} */ (secretEncoding) }),
  };
  return { ...state, fields: changed };
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
  return { ...state, brought: { isRefused, hadKey, isTaken, former } };
}
