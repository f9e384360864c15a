/**
 * What the mode Keys knows, as a part of the page's one record. Private forms are in it and nowhere else on the page, and
 * go with it.
 *
 * @typedef {import("../state.js").SecretEncoding} SecretEncoding
 * @typedef {import("../../engine/engine.js").GenerateKeyOptions} Wanted
 * @typedef {import("../../types/report.js").KeyForms} KeyForms
 * @typedef {import("../../types/report.js").KeyEntry} KeyEntry
 * @typedef {"valid" | "decrypted" | "no-match" | "other-kind" | "not-tried"} TriedState
 * @typedef {{name: string, algorithm: string, state: TriedState}} Tried a token that is open in Decode
 * @typedef {{thumbprint: string, message: string, jwk: string, kid: string | null}} Kept a key of the set
 * @typedef {"whole" | "public"} Side all of a key, or its public part
 * @typedef {object} KeysState
 * @property {string} text what is in the field, exactly
 * @property {SecretEncoding} secretEncoding
 * @property {Wanted | null} wanted what the key was generated for; none where it was read
 * @property {KeyForms | null} answer
 * @property {string} trouble why there is none
 * @property {boolean} isBusy one is on its way
 * @property {number} chosen which of several keys, from 0
 * @property {Readonly<Record<Side, string>>} form that is shown of each side
 * @property {boolean} isShown what is private is to be seen
 * @property {readonly Tried[]} tried
 * @property {boolean} isTrying it is being tried on them
 * @property {readonly Kept[]} kept
 * @property {KeyForms | null} set of the keys that are kept
 */

/** @type {Readonly<Record<Side, string>>} */
const FIRST_FORMS = { whole: "jwk", public: "jwks" };

/** Of the tokens in Decode. @type {Pick<KeysState, "tried" | "isTrying">} */
export const NOTHING_TRIED = { tried: [], isTrying: false };

/** @type {KeysState} */
export const NO_KEYS = {
  text: "",
  secretEncoding: "text",
  wanted: null,
  answer: null,
  trouble: "",
  isBusy: false,
  chosen: 0,
  form: FIRST_FORMS,
  isShown: false,
  ...NOTHING_TRIED,
  kept: [],
  set: null,
};

/**
 * Another text is in the field, or another encoding chosen; what was generated makes room for it.
 *
 * @param {KeysState} keys
 * @param {string} text
 * @param {SecretEncoding} secretEncoding
 * @returns {KeysState}
 */
export function retyped(keys, text, secretEncoding) {
  const { form, kept, set } = keys;
  return { ...NO_KEYS, form, kept, set, text, secretEncoding, isBusy: text !== "" };
}

/**
 * A key is being generated.
 *
 * @param {KeysState} keys
 * @param {Wanted} wanted
 * @returns {KeysState}
 */
export function generating(keys, wanted) {
  return { ...retyped(keys, "", keys.secretEncoding), wanted, isBusy: true };
}

/**
 * @param {KeysState} keys
 * @param {KeyForms} answer
 * @returns {KeysState}
 */
export function came(keys, answer) {
  return { ...keys, answer, trouble: "", isBusy: false, chosen: 0, isShown: false, ...NOTHING_TRIED };
}

/**
 * @param {KeysState} keys
 * @param {string} trouble
 * @returns {KeysState}
 */
export function failed(keys, trouble) {
  return { ...keys, answer: null, trouble, isBusy: false, ...NOTHING_TRIED };
}

/**
 * The key that is shown.
 *
 * @param {KeysState} keys
 * @returns {KeyEntry | null}
 */
export function shownKey({ answer, chosen }) {
  return answer?.keys[chosen] ?? null;
}

/**
 * @param {KeyEntry | null} entry
 * @returns {string | undefined} all that can be written of it as a JWK
 */
export function jwkOf(entry) {
  return entry?.forms.jwk ?? entry?.public?.jwk;
}

/**
 * @param {KeyEntry} entry
 * @returns {string} what signs, as a JWK; empty of what does not
 */
export function signingKey({ private: isPrivate, signatures, forms }) {
  return isPrivate && signatures.length > 0 ? String(forms.jwk ?? "") : "";
}

/**
 * The form of a side that is shown: the one chosen last, else the first that there is.
 *
 * @param {KeysState} keys
 * @param {Side} side
 * @returns {{name: string, names: string[], text: string} | null} nothing where the key has no such side
 */
export function shownForm(keys, side) {
  const entry = shownKey(keys);
  const whole = entry?.private ? entry.forms : null;
  const forms = side === "public" ? entry?.public : whole;
  if (!forms) return null;
  const names = Object.keys(forms);
  const [first] = names;
  if (first === undefined) return null;
  const name = names.find((one) => one === keys.form[side]) ?? first;
  return { name, names, text: String(forms[name]) };
}

/**
 * The key that is shown joins the set; one that is there already takes its own place.
 *
 * @param {KeysState} keys
 * @returns {KeysState}
 */
export function added(keys) {
  const entry = shownKey(keys);
  const jwk = jwkOf(entry);
  if (!(entry && jwk)) return keys;
  const { thumbprint, message, kid } = entry;
  const others = keys.kept.filter((one) => one.thumbprint !== thumbprint);
  return { ...keys, kept: [...others, { thumbprint, message, jwk, kid }] };
}

/**
 * @param {KeysState} keys
 * @param {string} thumbprint
 * @returns {KeysState}
 */
export function removed(keys, thumbprint) {
  return { ...keys, kept: keys.kept.filter((one) => one.thumbprint !== thumbprint), set: null };
}

/**
 * The keys that are kept, as one text.
 *
 * @param {KeysState} keys
 */
export function setText({ kept: all }) {
  return JSON.stringify({ keys: all.map(({ jwk }) => JSON.parse(jwk)) });
}

/**
 * What the key did for a token.
 *
 * @param {import("../../types/report.js").Verification} verification
 * @returns {TriedState}
 */
export function triedState({ verdict, decryption }) {
  if (decryption && decryption.state === "decrypted") return "decrypted";
  const state = decryption?.state ?? verdict.signature.state;
  if (state === "valid") return "valid";
  if (state === "invalid" || state === "failed") return "no-match";
  return state === "key-unusable" ? "other-kind" : "not-tried";
}
