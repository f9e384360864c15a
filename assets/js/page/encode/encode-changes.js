import { isSame, NOTHING_ENCODED } from "./encode-state.js";
import { edited, retyped } from "./exact-edit.js";

/**
 * What can happen to the token that is being written: each takes what is known of it, and returns what is known then.
 *
 * @typedef {import("../../types/report.js").Edit} Edit
 * @typedef {import("./encode-state.js").Drafted} Drafted
 * @typedef {import("./encode-state.js").Encoding} Encoding
 * @typedef {import("./encode-state.js").Made} Made
 * @typedef {import("./encode-state.js").Origin} Origin
 * @typedef {import("./encode-state.js").Outer} Outer
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {import("./encode-state.js").Texts} Texts
 * @typedef {import("./encode-state.js").ToMake} ToMake
 */

const LIFETIME = 900;
const MADE_ANEW = "made-anew";

/**
 * The mode is shown; the first time a token to begin with stands there.
 *
 * @param {Encoding} encoding
 * @param {number} now seconds
 * @returns {Encoding}
 */
export function begun(encoding, now) {
  if (encoding.isBegun) return encoding;
  const claims = {
    iss: "https://auth.example.com/",
    sub: "alice",
    aud: "https://api.example.com",
    iat: now,
    exp: now + LIFETIME,
  };
  const texts = { header: '{ "alg": "HS256", "typ": "JWT" }', payload: JSON.stringify(claims, null, 2) };
  return { ...encoding, isBegun: true, asked: { ...encoding.asked, texts } };
}

/**
 * A token of the page is taken along, with the keys beside it; what was there can be had back.
 *
 * @param {Encoding} encoding
 * @param {import("./carried-token.js").Carried} token
 * @returns {Encoding}
 */
export function carried(encoding, { origin: from, disclosable, keys: { signing, outer } }) {
  const { asked, origin, isBegun } = encoding;
  const former = isBegun ? { ...NOTHING_ENCODED, isBegun, origin, asked } : null;
  const blank = { ...NOTHING_ENCODED.asked, ...signing, disclosable };
  const taken = { ...NOTHING_ENCODED, isBegun: true, isTaken: true, origin: from, former, asked: blank };
  return withOrigin(taken, from, outer);
}

/**
 * @param {Encoding} encoding
 * @param {Origin} origin
 * @param {Partial<Outer> | null} key of what is around it
 * @returns {Encoding} whose texts and shape are those
 */
function withOrigin(encoding, { header, payload, outerHeader, leftOut: _, ...shape }, key) {
  const { asked } = encoding;
  const outer = outerHeader === "" ? asked.outer : { ...asked.outer, header: outerHeader, ...key };
  return { ...encoding, asked: { ...asked, ...shape, texts: { header, payload }, outer } };
}

/**
 * @param {Encoding} encoding
 * @returns {Encoding} as it was before another token was taken along
 */
export function takenBack(encoding) {
  return encoding.former ?? encoding;
}

/**
 * The texts are those again that it came from, and the shape.
 *
 * @param {Encoding} encoding
 * @returns {Encoding}
 */
export function reset(encoding) {
  const { origin } = encoding;
  return origin ? { ...withOrigin(encoding, origin, null), isTaken: true } : encoding;
}

/**
 * @param {Encoding} encoding
 * @param {PartName} part
 * @param {string} shown what stands in its field now
 * @returns {Encoding}
 */
export function retypedPart(encoding, part, shown) {
  const { texts } = encoding.asked;
  return withTexts(encoding, { ...texts, [part]: retyped(texts[part], shown) });
}

/**
 * @param {Encoding} encoding
 * @param {PartName} part
 * @param {Edit} edit
 * @returns {Encoding}
 */
export function editedPart(encoding, part, edit) {
  const { texts } = encoding.asked;
  return withTexts(encoding, { ...texts, [part]: edited(texts[part], edit) });
}

/**
 * @param {Encoding} encoding
 * @param {Texts} texts
 * @returns {Encoding}
 */
function withTexts(encoding, texts) {
  return { ...encoding, asked: { ...encoding.asked, texts } };
}

/**
 * The key, how it is read, the mark without which nothing is made unsigned, the shape, or what becomes a Disclosure.
 *
 * @param {Encoding} encoding
 * @param {Partial<Omit<ToMake, "texts">>} fields
 * @returns {Encoding}
 */
export function given(encoding, fields) {
  const asked = { ...encoding.asked, ...fields };
  if (isSame(asked, encoding.asked)) return encoding;
  const before = encoding.asked;
  const isCleared = isGone(before.key, asked.key) || isGone(before.outer.key, asked.outer.key);
  return isCleared ? { ...withoutKey(encoding, asked), asked } : { ...encoding, asked };
}

/**
 * @param {string} before
 * @param {string} key
 */
function isGone(before, key) {
  return before !== "" && key === "";
}

/**
 * What stands in the fields for what is around the token.
 *
 * @param {Encoding} encoding
 * @param {Partial<Outer>} fields
 * @returns {Encoding}
 */
export function givenOuter(encoding, fields) {
  return given(encoding, { outer: { ...encoding.asked.outer, ...fields } });
}

/**
 * Nothing is kept of a key that was cleared.
 *
 * @param {Encoding} encoding
 * @param {ToMake} left what is in the fields now
 * @returns {Encoding}
 */
function withoutKey(encoding, left) {
  const { former, asked } = encoding;
  const isKept = (/** @type {string} */ key) => key === left.key || key === left.outer.key;
  const { outer } = asked;
  const safe = {
    ...asked,
    key: isKept(asked.key) ? asked.key : "",
    outer: isKept(outer.key) ? outer : { ...outer, key: "" },
  };
  const kept = former && withoutKey(former, left);
  return { ...encoding, asked: safe, drafted: null, made: null, token: null, former: kept };
}

/**
 * The engine has said what there is to say of the texts.
 *
 * @param {Encoding} encoding
 * @param {Drafted} drafted
 * @returns {Encoding}
 */
export function draftCame(encoding, drafted) {
  const known = { ...encoding, drafted, trouble: "" };
  const isOfThese = encoding.isTaken && isSame(drafted.of, encoding.asked);
  return isOfThese ? withoutMadeAnew({ ...known, isTaken: false }, drafted) : known;
}

/**
 * What encrypting makes anew is taken out of the header of a token that was taken along.
 *
 * @param {Encoding} encoding
 * @param {Drafted} drafted
 * @returns {Encoding}
 */
function withoutMadeAnew(encoding, { draft, outer }) {
  const found = (outer ?? draft).quick.find(({ id }) => id === MADE_ANEW);
  if (!found) return encoding;
  const { header } = encoding.asked.outer;
  return outer
    ? givenOuter(encoding, { header: edited(header, found.edit) })
    : editedPart(encoding, "header", found.edit);
}

/**
 * The engine has made a token, or said why it could not.
 *
 * @param {Encoding} encoding
 * @param {ToMake} of
 * @param {Made} made
 * @returns {Encoding}
 */
export function madeCame(encoding, of, made) {
  const { token: text, commands, report } = made;
  const segments = report?.tokens[0]?.segments ?? [];
  const token = text === null ? encoding.token : { of, token: text, segments, commands };
  return { ...encoding, made: { of, made }, token, trouble: "" };
}

/**
 * @param {Encoding} encoding
 * @param {string} trouble
 * @returns {Encoding}
 */
export function makingFailed(encoding, trouble) {
  return { ...encoding, trouble };
}
