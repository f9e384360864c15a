import { NO_CERTIFICATES } from "./certificates/certificates-state.js";
import { NO_CODE } from "./code/code-state.js";
import { NOTHING_COMPARED } from "./compare/compare-state.js";
import { NOTHING_ENCODED } from "./encode/encode-state.js";
import { NOTHING_HELD } from "./holder/holder-state.js";
import { NO_KEYS } from "./keys/keys-state.js";
import { hasSameReport, isSameQuestion, questionOf } from "./question.js";
import { parseNow } from "./time/typed-time.js";

/**
 * All that the page knows, as one record that is never changed, only replaced by another; what is drawn follows from it.
 * What only a widget knows stays in the document: where the focus is, and what is scrolled, unfolded or pointed at.
 *
 * @typedef {import("../engine/boot-state.js").BootState} BootState
 * @typedef {import("../engine/engine.js").Expectations} Expectations
 * @typedef {import("./early/early-text.js").EarlyText} EarlyText
 * @typedef {import("./input/former.js").Former} Former
 * @typedef {import("../types/report.js").Line} Line
 * @typedef {import("../types/report.js").Report} Report
 * @typedef {import("../types/report.js").Token} Token
 * @typedef {import("../types/report.js").Verification} Verification
 * @typedef {"empty" | "waiting" | "nothing" | "decoded" | "trouble"} Phase what the report shows
 * @typedef {"text" | "base64url" | "base64" | "hex"} SecretEncoding
 * @typedef {"iss" | "aud" | "sub" | "nonce" | "azp" | "scope"} Expected
 * @typedef {{key: string, secretEncoding: SecretEncoding, innerKey: string, innerSecretEncoding: SecretEncoding,
 *   payload: string, now: string, skew: string, zone: string,
 *   expect: Readonly<Record<Expected, string>>}} Fields what stands in the fields beside the paste; `zone` is empty for
 *   the one of this computer
 * @typedef {{now?: number, skew: number, expect: Expectations}} Judgement what a token is held against: seconds; no `now`
 *   while the clock runs
 * @typedef {{text: string, token: number, occasion: number, judgement: Judgement, key: string,
 *   secretEncoding: SecretEncoding, keyOrigin?: "from-link", payload?: string, innerKey?: string, innerSecretEncoding?: SecretEncoding,
 *   anyway?: boolean}} Question `occasion` counts the instants at which the same text was asked about anew; `anyway` what
 *   takes long was asked for
 * @typedef {{question: Question, report: Report, token: Token | null}} Answer the newest; `token` is the one that is shown
 * @typedef {{text: string, report: Report, token: Token | null, index: number}} Decoded what a text is, which stays while
 *   the same text is judged anew
 * @typedef {{kind: "none"} | {kind: "checking"} | {kind: "done", verification: Verification} |
 *   {kind: "failed", message: string}} Check of the signature
 * @typedef {{by: "guess", text: string} | {by: "report", decoded: Decoded} | null} Colours of the paste
 * @typedef {Pick<Fields, "key" | "secretEncoding" | "payload" | "innerKey" | "innerSecretEncoding">} KeyFields what a signature is verified with
 * @typedef {{isRefused: boolean, whyNoKey: string, isTaken: boolean, former: string}} Brought by the address; `whyNoKey`
 *   says why a key in it was left out, and `former` is what stood in the field before
 * @typedef {{key: string, other: string}} Linked keys of links: `key` is the one whose trust nobody has confirmed, `other`
 *   one that is offered, since somebody typed another key
 * @typedef {"json" | "claims" | "decoded"} View of a part
 * @typedef {{byRole: Readonly<Record<string, View>>, byPane: Readonly<Record<number, View>>}} Views that were chosen: the
 *   newest for the parts of a role, which lasts for the visit, and that of each pane that is drawn
 */

/**
 * @typedef {{text: string, done: number, count: number}} Progress how many tokens of a text are read
 * @typedef {object} State
 * @property {BootState} boot
 * @property {string} mode that is shown
 * @property {import("./encode/encode-state.js").Encoding} encoding
 * @property {import("./keys/keys-state.js").KeysState} keys
 * @property {import("./certificates/certificates-state.js").Certificates} certificates
 * @property {import("./checklist/checking.js").Checking} checking the token against its specification
 * @property {import("./relations/relating.js").Relating} relating how the tokens of the paste belong together
 * @property {import("./code/code-state.js").Coding} coding code that verifies the token
 * @property {import("./compare/compare-state.js").CompareState} comparing
 * @property {import("./holder/holder-state.js").Holding} holding what a holder presents of an SD-JWT
 * @property {readonly import("./card-asker.js").Card[]} waiting the cards whose question the engine has not answered yet
 * @property {boolean} isFirst the first engine answers reports, since the whole one is on its way
 * @property {number} differences how many reports the whole engine answered otherwise than the first one
 * @property {string} text the paste
 * @property {Former | null} former what was in the field before it was replaced or cleared
 * @property {boolean} isToasted whether it is offered to have that back
 * @property {boolean} isFixed nobody may edit the paste
 * @property {Colours} colours
 * @property {string} named what the characters that are pointed at carry
 * @property {string} refusal why a file was not taken
 * @property {Brought} brought
 * @property {Linked} linked
 * @property {number} chosen the token that was chosen, counted from 0
 * @property {number} occasion
 * @property {Fields} fields
 * @property {string | null} filledFrom the token that the expectations were taken from
 * @property {number} present this instant, in seconds
 * @property {Phase} phase
 * @property {EarlyText | null} early what can be read of the text while it waits
 * @property {string} trouble why there is no report
 * @property {Answer | null} answer
 * @property {Decoded | null} decoded
 * @property {boolean} isLost the engine that gave the answer could not be started again
 * @property {Check} check
 * @property {Verification | null} recognised what is said of the key
 * @property {import("./key/mask.js").ReadKey} readKey the key text that was read last, and where it is private
 * @property {import("./key/mask.js").ReadKey} readInnerKey the same of the key for the token within
 * @property {Question | null} anyway the question for which what takes long was asked for
 * @property {Line | null} binding what is known of the holder's signature
 * @property {Views} views
 * @property {string} pageView
 * @property {string} theme
 * @property {number} width of the drawn line of time, in pixels
 * @property {boolean} isBusy
 * @property {Progress | null} progress of the report that is on its way
 * @property {boolean} isLate the answer to what is on screen has been on its way for longer than nobody sees
 * @property {number} revision how many results were drawn
 */

/** @type {Readonly<Record<Expected, string>>} */
export const NOTHING_EXPECTED = Object.freeze({ iss: "", aud: "", sub: "", nonce: "", azp: "", scope: "" });

/** @type {import("./key/mask.js").ReadKey} */
export const NOTHING_READ = Object.freeze({ text: "", spans: [] });

const NOTHING_ON_ITS_WAY = { isBusy: false, progress: null, isLate: false };

/** Of the first engine, and of the cards that ask, most of them once they are open. */
const NOTHING_ASKED = {
  isFirst: false,
  differences: 0,
  waiting: [],
  certificates: NO_CERTIFICATES,
  checking: { isOpen: false, profile: "", answer: null, isCurrent: false, trouble: "" },
  coding: NO_CODE,
  relating: { isOpen: false, answer: null, isCurrent: false, trouble: "" },
};

const NOTHING_BROUGHT = Object.freeze({
  brought: { isRefused: false, whyNoKey: "", isTaken: false, former: "" },
  linked: { key: "", other: "" },
});

/**
 * The page before anything was pasted.
 *
 * @param {BootState} boot
 * @param {Fields} fields
 * @returns {State}
 */
export function initialState(boot, fields) {
  return {
    boot,
    mode: "decode",
    encoding: NOTHING_ENCODED,
    keys: NO_KEYS,
    ...NOTHING_ASKED,
    comparing: NOTHING_COMPARED,
    holding: NOTHING_HELD,
    text: "",
    former: null,
    isToasted: false,
    isFixed: false,
    colours: null,
    named: "",
    refusal: "",
    ...NOTHING_BROUGHT,
    chosen: 0,
    occasion: 0,
    fields,
    filledFrom: null,
    present: 0,
    phase: "empty",
    early: null,
    trouble: "",
    answer: null,
    decoded: null,
    isLost: false,
    check: { kind: "none" },
    recognised: null,
    readKey: NOTHING_READ,
    readInnerKey: NOTHING_READ,
    anyway: null,
    binding: null,
    views: { byRole: {}, byPane: {} },
    pageView: "full",
    theme: "auto",
    width: 0,
    ...NOTHING_ON_ITS_WAY,
    revision: 0,
  };
}

/**
 * The answer that a new question may build on; none of an engine that is gone.
 *
 * @param {State} state
 * @returns {Answer | null}
 */
export function knownAnswer({ answer, isLost }) {
  return isLost ? null : answer;
}

/**
 * Whether what is drawn of the answer belongs to another text, key, choice or instant than those on screen.
 *
 * @param {State} state
 */
export function isStale(state) {
  return state.answer !== null && !isSameQuestion(questionOf(state), state.answer.question);
}

/**
 * Whether nothing of what is on screen is answered: an answer is drawn that belongs to something else, or there is none yet
 * and the first one is on its way, from an engine that runs.
 *
 * @param {State} state
 */
export function isUnanswered(state) {
  const { answer, isBusy, text, phase } = state;
  return isStale(state) || (answer === null && isBusy && text !== "" && phase !== "waiting");
}

/**
 * Whether the report that is drawn is the one of what is on screen; the key changes nothing in it.
 *
 * @param {State} state
 */
export function isReported(state) {
  return state.answer !== null && hasSameReport(questionOf(state), state.answer.question);
}

/**
 * Whether an answer about what is on screen is still on its way; also where it can only be the one that is drawn.
 *
 * @param {State} state
 */
export function isPending(state) {
  return state.isBusy || state.check.kind === "checking" || isStale(state);
}

/**
 * Whether what is drawn of the paste belongs to the text on screen, so that its places are those of that text.
 *
 * @param {State} state
 */
export function isOfText({ text, decoded }) {
  return decoded !== null && decoded.text === text;
}

/**
 * The token that is drawn, where it is the one that is chosen on screen.
 *
 * @param {State} state
 */
export function shownToken({ answer, text, chosen }) {
  const isAsked = answer?.question.text === text && answer.question.token === chosen;
  return isAsked ? answer.token : null;
}

/**
 * Whether the time has come to ask again: a line changes at an instant that is past, or the clock went back behind the
 * one at which was judged.
 *
 * @param {State} state
 */
export function isOutdated(state) {
  const { answer, present, check } = state;
  if (answer === null || check.kind === "checking" || isClockSet(state) || isStale(state)) return false;
  const next = answer.token?.next ?? null;
  return (next !== null && present >= Math.ceil(next)) || present < Math.floor(answer.report.now);
}

/**
 * What is shown of a text before there is an answer about it.
 *
 * @param {State} state
 * @returns {EarlyText | null}
 */
export function earlyOf({ phase, early }) {
  return phase === "waiting" ? early : null;
}

/**
 * The instant at which is judged: the one that is set, or the present second.
 *
 * @param {State} state
 */
export function instantOf({ fields, present }) {
  return parseNow(fields.now).value ?? present;
}

/**
 * Whether the clock stands at an instant that was set.
 *
 * @param {State} state
 */
export function isClockSet({ fields }) {
  return parseNow(fields.now).value !== null;
}

/**
 * Whether reports are answered, by the first engine or the whole one.
 *
 * @param {State} state
 */
export function isAnswering({ isFirst, boot }) {
  return isFirst || boot.phase === "ready";
}

/** @param {State} state */
export function hasToken(state) {
  return (knownAnswer(state)?.token ?? null) !== null;
}
