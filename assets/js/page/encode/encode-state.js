import { unsigned } from "./unsigned.js";

/**
 * What the page knows of the token that is being written, as a part of its one record.
 *
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("../../types/report.js").Commands} Commands
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {Omit<import("../../types/report.js").MakingFault, "field"> & {field: string}} Refusal of what is in a field
 * @typedef {Omit<import("../../types/report.js").Made, "faults"> & {faults: Refusal[]}} Made
 * @typedef {import("../../types/report.js").Segment} Segment
 * @typedef {"header" | "payload"} PartName
 * @typedef {"compact" | "flattened" | "general"} Form the serialization
 * @typedef {{header: string, payload: string}} Texts as they were typed, each character of them
 * @typedef {{header: string, key: string, secretEncoding: SecretEncoding}} Outer what a token is encrypted with, once it
 *   is signed
 * @typedef {{form: Form, isDetached: boolean, unprotected: string, isNested: boolean}} Shape of the token: `unprotected` is
 *   the header beside the protected one, in JSON alone
 * @typedef {{texts: Texts, key: string, secretEncoding: SecretEncoding, meant: string, disclosable: readonly string[],
 *   decoys: number, outer: Outer} & Shape} ToMake what is made of what; `meant` is the alg that is refused unless
 *   somebody says that it is meant, such as none, and `disclosable` are JSON Pointers to what becomes a Disclosure
 * @typedef {Texts & Shape & {outerHeader: string, leftOut: string}} Origin the token that it came from; `leftOut` says what
 *   of it can't be written here
 * @typedef {{part: PartName, query: string}} Adding the list of names that is open
 * @typedef {{of: ToMake, adding: Adding | null, origin: Origin | null, draft: Draft, outer: Draft | null}} Drafted what is
 *   said of which texts; `outer` of the header that is around the token
 * @typedef {{of: ToMake, made: Made}} MadeOf
 * @typedef {Pick<Segment, "role" | "start" | "end">} Coloured a part of a token
 * @typedef {object} Encoding
 * @property {ToMake} asked what is in the fields
 * @property {boolean} isBegun whether the mode was ever shown
 * @property {boolean} isTaken nothing was said yet of a token that was taken along
 * @property {Origin | null} origin the token that it came from, none of one that was begun anew
 * @property {Encoding | null} former what was in the fields before another token was taken there
 * @property {Adding | null} adding
 * @property {Drafted | null} drafted the newest
 * @property {MadeOf | null} made the newest answer
 * @property {{of: ToMake, token: string, segments: readonly Coloured[], commands: Commands} | null} token the last one that
 *   could be made
 * @property {string} trouble why nothing could be asked
 * @property {"" | "key" | "tests"} busy what else is being made, since somebody asked for it
 */

/** @type {Encoding} */
export const NOTHING_ENCODED = {
  asked: {
    texts: { header: "", payload: "" },
    key: "",
    secretEncoding: "text",
    meant: "",
    disclosable: [],
    decoys: 0,
    form: "compact",
    isDetached: false,
    unprotected: "",
    isNested: false,
    outer: { header: '{ "alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JWT" }', key: "", secretEncoding: "text" },
  },
  isBegun: false,
  isTaken: false,
  origin: null,
  former: null,
  adding: null,
  drafted: null,
  made: null,
  token: null,
  trouble: "",
  busy: "",
};

const NO_COPIES = { token: "", header: "", curl: "" };

/**
 * Whether the same token is to be made.
 *
 * @param {ToMake} one
 * @param {ToMake} other
 */
export function isSame({ texts, outer, ...one }, other) {
  const names = /** @type {(keyof typeof one)[]} */ (Object.keys(one));
  return isAlike(texts, other.texts) && isAlike(outer, other.outer) && names.every((name) => one[name] === other[name]);
}

/**
 * @template {object} T
 * @param {T} one
 * @param {T} other
 */
function isAlike(one, other) {
  const names = /** @type {(keyof T)[]} */ (Object.keys(one));
  return names.every((name) => one[name] === other[name]);
}

/**
 * What is said of the texts in the fields, whichever key is beside them.
 *
 * @param {Encoding} encoding
 * @returns {Draft | null}
 */
export function draftOf({ drafted, asked }) {
  return drafted && isAlike(drafted.of.texts, asked.texts) ? drafted.draft : null;
}

/**
 * The same of the header that is around the token.
 *
 * @param {Encoding} encoding
 * @returns {Draft | null}
 */
export function outerDraftOf({ drafted, asked }) {
  return drafted && drafted.of.outer.header === asked.outer.header ? drafted.outer : null;
}

/**
 * Whether a token is signed first and then encrypted: what is encrypted already is not signed.
 *
 * @param {ToMake} asked
 * @param {Draft | null} draft
 */
export function isNested({ isNested: isAsked }, draft) {
  return isAsked && !draft?.encrypted;
}

/**
 * Whether the token is one of which those can be made that a verifier must refuse: signed, compact and whole.
 *
 * @param {Encoding} encoding
 */
export function hasTestSet({ asked: { form, isDetached, isNested: isAround }, drafted }) {
  return form === "compact" && !(isDetached || isAround || drafted?.draft.encrypted);
}

/**
 * Whether the answer to what is in the fields is on its way.
 *
 * @param {Encoding} encoding
 */
export function isAwaited({ made, asked, trouble }) {
  return trouble === "" && !(made && isSame(made.of, asked));
}

/**
 * The token as it is to be seen: what was made of what is in the fields; else its header and payload as they are typed,
 * whose signature is on its way; else the last one.
 *
 * @typedef {{text: string, segments: readonly Coloured[], state: "made" | "waiting" | "unsigned" | "old" | "none"}} Output
 * @param {Encoding} encoding
 * @returns {Output}
 */
export function outputOf(encoding) {
  const { asked, made, token, drafted } = encoding;
  if (token && isSame(token.of, asked)) return { text: token.token, segments: token.segments, state: "made" };
  const draft = drafted?.draft;
  const isPlain = draft && !draft.encrypted && !asked.isNested && asked.disclosable.length === 0;
  const isBroken = made !== null && isSame(made.of, asked) && made.made.faults.some(({ field }) => field !== "key");
  const awaited = isAwaited(encoding);
  if (isPlain && !isBroken) {
    return { ...unsigned(asked, draft.encoding?.unencoded ?? false), state: awaited ? "waiting" : "unsigned" };
  }
  if (!token) return { text: "", segments: [], state: "none" };
  return { text: token.token, segments: token.segments, state: awaited ? "waiting" : "old" };
}

/**
 * The token of what is in the fields, in each form that is copied. A payload that is left out is sent beside the token,
 * where no command can know of it.
 *
 * @typedef {{token: string, header: string, curl: string}} Copies
 * @param {Encoding} encoding
 * @returns {Copies} empty where there is none
 */
export function copiesOf({ token, asked }) {
  if (!(token && isSame(token.of, asked))) return NO_COPIES;
  const { header, curl } = asked.isDetached && !asked.isNested ? NO_COPIES : token.commands;
  return { token: token.token, header, curl };
}
