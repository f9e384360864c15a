/**
 * What the page knows of a presentation: what a holder chooses of an SD-JWT that is decoded (RFC 9901 §7.2).
 *
 * @typedef {import("../../types/report.js").Disclosure} Disclosure
 * @typedef {import("../../types/report.js").Made} Made
 * @typedef {import("../../types/report.js").Span} Span
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../../types/report.js").Verification} Verification
 * @typedef {{chosen: readonly number[], aud: string, nonce: string, key: string}} ToPresent indices of Disclosures; with a
 *   key there is a Key Binding JWT for an audience and a nonce
 * @typedef {{of: ToPresent, made: Made, verification: Verification | null, spans: readonly Span[]}} Presented `spans` are
 *   where the key is private
 * @typedef {object} Holding
 * @property {Token | null} token that is decoded, where it is an SD-JWT
 * @property {boolean} isOpen
 * @property {ToPresent} asked
 * @property {Presented | null} presented the newest
 * @property {string} trouble why there is none
 */

/** @type {Holding} */
export const NOTHING_HELD = {
  token: null,
  isOpen: false,
  asked: { chosen: [], aud: "", nonce: "", key: "" },
  presented: null,
  trouble: "",
};

/** What a verifier accepts: a digest leads to it. */
const SENDABLE = new Set(["disclosed", "nested"]);

/**
 * The token, where a holder can present it.
 *
 * @param {Token | null | undefined} token
 * @returns {Token | null}
 */
export function presentable(token) {
  return token && (token.kind === "sd-jwt" || token.processed !== null) ? token : null;
}

/**
 * Another token is decoded: all of its Disclosures go along at first, and nothing stays of the key where there is none.
 *
 * @param {Holding} holding
 * @param {Token | null} token
 * @returns {Holding}
 */
export function tokenCame(holding, token) {
  if (token === null) return NOTHING_HELD;
  const isSame = holding.token?.text === token.text;
  const chosen = isSame ? holding.asked.chosen : sendable(token);
  return { ...holding, token, asked: { ...holding.asked, chosen }, presented: null, trouble: "" };
}

/**
 * @param {Pick<Token, "disclosures">} token
 * @returns {number[]} indices of the Disclosures that a verifier accepts
 */
export function sendable({ disclosures }) {
  return disclosures.flatMap(({ status }, index) => (SENDABLE.has(status) ? [index] : []));
}

/**
 * One Disclosure goes along or stays behind; with it goes the one that it is within, and those within it stay with it.
 *
 * @param {Holding} holding
 * @param {number} index
 * @returns {Holding}
 */
export function toggled(holding, index) {
  const disclosures = holding.token?.disclosures ?? [];
  const { chosen } = holding.asked;
  const kept = chosen.includes(index)
    ? chosen.filter((one) => !holdersOf(disclosures, one).includes(index))
    : [...new Set([...chosen, ...holdersOf(disclosures, index)])];
  return asking(holding, { chosen: kept.toSorted((one, other) => one - other) });
}

/**
 * A Disclosure and those that it is within, from the inside to the outside.
 *
 * @param {Disclosure[]} disclosures
 * @param {number} index
 * @returns {number[]}
 */
function holdersOf(disclosures, index) {
  const holder = disclosures[index]?.holder ?? null;
  return holder === null ? [index] : [index, ...holdersOf(disclosures, holder)];
}

/**
 * @param {Holding} holding
 * @param {Partial<ToPresent>} fields
 * @returns {Holding}
 */
export function asking(holding, fields) {
  const next = { ...holding, asked: { ...holding.asked, ...fields } };
  return fields.key === "" ? { ...next, presented: null } : next;
}

/**
 * @param {Holding} holding
 * @param {Presented} presented
 * @returns {Holding}
 */
export function presentationCame(holding, presented) {
  return { ...holding, presented, trouble: "" };
}

/**
 * What is presented of what is chosen; nothing while that is on its way.
 *
 * @param {Holding} holding
 * @returns {Presented | null}
 */
export function presentationOf({ presented, asked }) {
  return presented?.of === asked ? presented : null;
}
