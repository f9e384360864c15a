import { isSame, NOTHING_ENCODED } from "./encode-state.js";
import { edited, retyped } from "./exact-edit.js";

/**
 * What can happen to the token that is being written: each takes what is known of it, and returns what is known then.
 *
 * @typedef {import("../../types/report.js").Edit} Edit
 * @typedef {import("../../types/report.js").Made} Made
 * @typedef {import("./encode-state.js").Drafted} Drafted
 * @typedef {import("./encode-state.js").Encoding} Encoding
 * @typedef {import("./encode-state.js").PartName} PartName
 * @typedef {import("./encode-state.js").Texts} Texts
 * @typedef {import("./encode-state.js").ToMake} ToMake
 */

const LIFETIME = 900;

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
 * A token of the page is taken along, with the key beside it; what was there can be had back.
 *
 * @param {Encoding} encoding
 * @param {Texts} texts
 * @param {Pick<ToMake, "key" | "secretEncoding" | "disclosable">} rest
 * @returns {Encoding}
 */
export function carried(encoding, texts, rest) {
  const { asked, origin, isBegun } = encoding;
  const former = isBegun ? { ...NOTHING_ENCODED, isBegun, origin, asked } : null;
  const taken = { ...NOTHING_ENCODED.asked, texts, ...rest };
  return { ...NOTHING_ENCODED, isBegun: true, origin: texts, former, asked: taken };
}

/**
 * @param {Encoding} encoding
 * @returns {Encoding} as it was before another token was taken along
 */
export function takenBack(encoding) {
  return encoding.former ?? encoding;
}

/**
 * The texts are those again that it came from.
 *
 * @param {Encoding} encoding
 * @returns {Encoding}
 */
export function reset(encoding) {
  return encoding.origin ? withTexts(encoding, encoding.origin) : encoding;
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
 * The key, how it is read, the mark without which nothing is made unsigned, or what becomes a Disclosure.
 *
 * @param {Encoding} encoding
 * @param {Partial<Omit<ToMake, "texts">>} fields
 * @returns {Encoding}
 */
export function given(encoding, fields) {
  const asked = { ...encoding.asked, ...fields };
  if (isSame(asked, encoding.asked)) return encoding;
  return asked.key === "" ? { ...withoutKey(encoding), asked } : { ...encoding, asked };
}

/**
 * Nothing is kept of a key that was cleared.
 *
 * @param {Encoding} encoding
 * @returns {Encoding}
 */
function withoutKey(encoding) {
  const { former, asked } = encoding;
  const kept = former && withoutKey(former);
  return { ...encoding, asked: { ...asked, key: "" }, drafted: null, made: null, token: null, former: kept };
}

/**
 * The engine has said what there is to say of the texts.
 *
 * @param {Encoding} encoding
 * @param {Drafted} drafted
 * @returns {Encoding}
 */
export function draftCame(encoding, drafted) {
  return { ...encoding, drafted, trouble: "" };
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
  const token = made.token === null ? encoding.token : { of, token: made.token, commands: made.commands };
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
