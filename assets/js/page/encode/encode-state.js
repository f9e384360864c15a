import { base64url } from "../../shared/base64url.js";

/**
 * What the page knows of the token that is being written, as a part of its one record.
 *
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("../../types/report.js").Commands} Commands
 * @typedef {import("../../types/report.js").Draft} Draft
 * @typedef {import("../../types/report.js").Made} Made
 * @typedef {"header" | "payload"} PartName
 * @typedef {{header: string, payload: string}} Texts as they were typed, each character of them
 * @typedef {{texts: Texts, key: string, secretEncoding: SecretEncoding, isMeant: boolean, disclosable: readonly string[],
 *   decoys: number}} ToMake what is made of what; `isMeant` says so of what is refused otherwise, such as alg none, and
 *   `disclosable` are JSON Pointers to what becomes a Disclosure
 * @typedef {{part: PartName, query: string}} Adding the list of names that is open
 * @typedef {{of: ToMake, adding: Adding | null, origin: Texts | null, draft: Draft}} Drafted what is said of which texts
 * @typedef {{of: ToMake, made: Made}} MadeOf
 * @typedef {object} Encoding
 * @property {ToMake} asked what is in the fields
 * @property {boolean} isBegun whether the mode was ever shown
 * @property {Texts | null} origin the token that it came from, none of one that was begun anew
 * @property {Encoding | null} former what was in the fields before another token was taken there
 * @property {Adding | null} adding
 * @property {Drafted | null} drafted the newest
 * @property {MadeOf | null} made the newest answer
 * @property {{of: ToMake, token: string, commands: Commands} | null} token the last one that could be made
 * @property {string} trouble why nothing could be asked
 */

/** @type {Encoding} */
export const NOTHING_ENCODED = {
  asked: {
    texts: { header: "", payload: "" },
    key: "",
    secretEncoding: "text",
    isMeant: false,
    disclosable: [],
    decoys: 0,
  },
  isBegun: false,
  origin: null,
  former: null,
  adding: null,
  drafted: null,
  made: null,
  token: null,
  trouble: "",
};

const NO_COPIES = { token: "", header: "", curl: "" };

/**
 * Whether the same token is to be made.
 *
 * @param {ToMake} one
 * @param {ToMake} other
 */
export function isSame(one, other) {
  const names = /** @type {const} */ (["key", "secretEncoding", "isMeant", "decoys", "disclosable"]);
  return hasSameTexts(one, other) && names.every((name) => one[name] === other[name]);
}

/**
 * @param {ToMake} one
 * @param {ToMake} other
 */
function hasSameTexts({ texts: one }, { texts: other }) {
  return one.header === other.header && one.payload === other.payload;
}

/**
 * What is said of the texts in the fields, whichever key is beside them.
 *
 * @param {Encoding} encoding
 * @returns {Draft | null}
 */
export function draftOf({ drafted, asked }) {
  return drafted && hasSameTexts(drafted.of, asked) ? drafted.draft : null;
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
 * @typedef {{text: string, state: "made" | "waiting" | "unsigned" | "old" | "none"}} Output
 * @param {Encoding} encoding
 * @returns {Output}
 */
export function outputOf(encoding) {
  const { asked, made, token, drafted } = encoding;
  if (token && isSame(token.of, asked)) return { text: token.token, state: "made" };
  const isPlain = drafted !== null && !drafted.draft.encrypted && asked.disclosable.length === 0;
  const isBroken = made !== null && isSame(made.of, asked) && made.made.faults.some(({ field }) => field !== "key");
  const awaited = isAwaited(encoding);
  if (isPlain && !isBroken) return { text: unsigned(asked.texts), state: awaited ? "waiting" : "unsigned" };
  return token ? { text: token.token, state: awaited ? "waiting" : "old" } : { text: "", state: "none" };
}

/**
 * What is signed (RFC 7515 §5.1), with the dot behind it.
 *
 * @param {Texts} texts
 */
function unsigned({ header, payload }) {
  const utf8 = new TextEncoder();
  return `${base64url(utf8.encode(header))}.${base64url(utf8.encode(payload))}.`;
}

/**
 * The token of what is in the fields, in each form that is copied.
 *
 * @typedef {{token: string, header: string, curl: string}} Copies
 * @param {Encoding} encoding
 * @returns {Copies} empty where there is none
 */
export function copiesOf({ token, asked }) {
  return token && isSame(token.of, asked)
    ? { token: token.token, header: token.commands.header, curl: token.commands.curl }
    : NO_COPIES;
}
