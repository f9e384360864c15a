import { placesIn } from "./claim-pointers.js";
import { isNested } from "./encode-state.js";
import { leftOutOf } from "./left-out.js";

/**
 * What is taken along of a token that was decoded, so that it can be written anew: its texts, each character of them, and
 * its shape.
 *
 * @typedef {import("../../types/report.js").Token} Token
 * @typedef {import("../state.js").Fields} Fields
 * @typedef {import("./encode-state.js").Form} Form
 * @typedef {import("./encode-state.js").Origin} Origin
 * @typedef {Pick<Fields, "key" | "secretEncoding">} Keyed
 * @typedef {{origin: Origin, disclosable: string[], keys: {signing: Keyed, outer: Keyed | null}}} Carried `disclosable`
 *   is what becomes a Disclosure again, `outer` the key of what is around the token
 */

/**
 * Whether header and payload of a token are texts, so that it can be written anew.
 *
 * @param {Token | null | undefined} token
 */
export function isEditable(token) {
  return token ? isText(token) || signedWithin(token) !== null : false;
}

/** @param {Token} token */
function isText({ header, payload, signatures: [first], lacks_payload }) {
  const hasHeader = typeof header?.text === "string" || Boolean(first?.unprotected);
  return hasHeader && (lacks_payload || typeof payload?.text === "string");
}

/**
 * The token that was signed before it was encrypted.
 *
 * @param {Token} token
 */
function signedWithin({ encrypted, nested }) {
  const last = nested.at(-1);
  return encrypted && last?.kind === "jws-compact" && isText(last) && !last.lacks_payload ? last : null;
}

/**
 * @param {Token} token that is editable
 * @param {Fields} fields the keys beside it, and the payload that came apart from it
 * @returns {Carried}
 */
export function carriedOf(token, fields) {
  const within = signedWithin(token);
  const { lacks_payload: isDetached } = token;
  const { payload, disclosable } = claimsOf(within ?? token);
  return {
    origin: {
      header: (within ?? token).header?.text ?? "",
      payload: isDetached ? fields.payload : payload,
      form: formOf(token),
      isDetached,
      unprotected: unprotectedOf(token),
      isNested: within !== null,
      outerHeader: within ? (token.header?.text ?? "") : "",
      leftOut: leftOutOf(token),
    },
    disclosable,
    keys: keysOf(fields, within !== null),
  };
}

/**
 * @param {Fields} fields
 * @param {boolean} hasOuter
 * @returns {Carried["keys"]}
 */
function keysOf({ key, secretEncoding, innerKey, innerSecretEncoding }, hasOuter) {
  const own = { key, secretEncoding };
  return hasOuter
    ? { signing: { key: innerKey, secretEncoding: innerSecretEncoding }, outer: own }
    : { signing: own, outer: null };
}

/**
 * The payload of a token; of an SD-JWT the claims that count, of which the same become Disclosures again.
 *
 * @param {Token} token
 */
function claimsOf({ payload, processed, disclosures }) {
  const whole = (disclosures.length === 0 ? null : processed?.text) ?? payload?.text ?? "";
  const disclosed = new Set(disclosures.map(({ path }) => path));
  const places = disclosures.length === 0 ? [] : placesIn(whole);
  const disclosable = places.filter(({ path }) => disclosed.has(path)).map(({ pointer }) => pointer);
  return { payload: whole, disclosable };
}

/**
 * The header beside the protected one, as it is written; that of an SD-JWT has its Disclosures, which are made anew. What
 * all recipients share is put together with what is for the first one alone.
 *
 * @param {Token} token
 */
function unprotectedOf({ text, disclosures, signatures: [first] }) {
  const node = disclosures.length === 0 ? first?.unprotected : null;
  if (!node) return "";
  const { start, end, members = [] } = node;
  if (members.every((one) => one.start > start && one.end < end)) return text.slice(start, end);
  return `{${members.map((one) => text.slice(one.start, one.node.end)).join(",")}}`;
}

/**
 * @param {Token} token
 * @returns {Form}
 */
function formOf({ kind, text }) {
  if (!kind.endsWith("-json")) return "compact";
  try {
    const whole = JSON.parse(text);
    return "signatures" in whole || "recipients" in whole ? "general" : "flattened";
  } catch {
    return "flattened";
  }
}

/**
 * The fields beside a paste with which a token that was made here is decoded.
 *
 * @param {import("./encode-state.js").Encoding} encoding
 * @returns {Pick<Fields, "key" | "secretEncoding" | "innerKey" | "innerSecretEncoding" | "payload">}
 */
export function fieldsOf({ asked, drafted }) {
  const { key, secretEncoding, outer, texts, isDetached } = asked;
  const payload = isDetached ? texts.payload : "";
  if (!isNested(asked, drafted?.draft ?? null)) {
    return { key, secretEncoding, innerKey: "", innerSecretEncoding: "text", payload };
  }
  const around = { key: outer.key, secretEncoding: outer.secretEncoding };
  return { ...around, innerKey: key, innerSecretEncoding: secretEncoding, payload: "" };
}
