import { parseNow, parseSkew } from "./time/typed-time.js";

/**
 * What the engine is asked about what is on screen.
 *
 * @typedef {import("./state.js").Fields} Fields
 * @typedef {import("./state.js").Judgement} Judgement
 * @typedef {import("./state.js").Question} Question
 * @typedef {import("./state.js").State} State
 */

/**
 * What the engine is asked.
 *
 * @param {State} state
 * @returns {Question}
 */
export function questionOf(state) {
  const { text, chosen, occasion, fields, anyway } = state;
  const { key, secretEncoding, payload, innerKey, innerSecretEncoding } = fields;
  const isAnyway = anyway?.text === text && anyway.token === chosen && anyway.key === key;
  return {
    text,
    token: chosen,
    occasion,
    judgement: judgementOf(fields),
    key,
    secretEncoding,
    ...originOf(state),
    ...(payload !== "" && { payload }),
    ...(innerKey !== "" && { innerKey, innerSecretEncoding }),
    ...(isAnyway && { anyway: true }),
  };
}

/**
 * Where the key comes from, if that is not whoever sits there: the key of a link until somebody confirms it.
 *
 * @param {State} state
 * @returns {{keyOrigin?: "from-link"}}
 */
export function originOf({ fields: { key }, linked }) {
  return key !== "" && key === linked.key ? { keyOrigin: "from-link" } : {};
}

/**
 * @param {Fields} fields
 * @returns {Judgement}
 */
export function judgementOf({ now, skew, expect }) {
  const instant = parseNow(now).value;
  const filled = Object.entries(expect).filter(([, value]) => value !== "");
  return {
    ...(instant !== null && { now: instant }),
    skew: parseSkew(skew).value ?? 0,
    expect: Object.fromEntries(filled),
  };
}

/**
 * @param {Question} one
 * @param {Question} other
 */
export function isSameQuestion(one, other) {
  const names = /** @type {const} */ ([
    "token",
    "key",
    "secretEncoding",
    "keyOrigin",
    "payload",
    "innerKey",
    "innerSecretEncoding",
    "anyway",
  ]);
  return hasSameReport(one, other) && names.every((name) => one[name] === other[name]);
}

/**
 * Whether two questions have the same report: it is about all tokens, and the key changes nothing in it.
 *
 * @param {Question} one
 * @param {Question} other
 */
export function hasSameReport(one, other) {
  const names = /** @type {const} */ (["text", "occasion"]);
  const isSameJudgement = JSON.stringify(one.judgement) === JSON.stringify(other.judgement);
  return isSameJudgement && names.every((name) => one[name] === other[name]);
}
