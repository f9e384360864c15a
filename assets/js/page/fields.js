import { byId } from "../shared/dom.js";
import { exactText, putExactly } from "./key/exact-text.js";
import { encodingSwitch } from "./key/secret-encoding.js";
import { drawDateField } from "./time/time-controls.js";

/**
 * The fields beside the paste: what stands in them is part of the state, and what the state says stands in them.
 *
 * @typedef {import("./state.js").Expected} Expected
 * @typedef {import("./state.js").Fields} Fields
 * @typedef {import("./state.js").SecretEncoding} SecretEncoding
 */

/** @type {readonly Expected[]} */
export const EXPECTED = ["iss", "aud", "sub", "nonce", "azp", "scope"];

/** @param {Expected} name */
export function expectedField(name) {
  return byId(`expect-${name}`, HTMLInputElement);
}

/** The other fields by what they say. */
const FIELDS = {
  key: () => byId("key", HTMLTextAreaElement),
  secretEncoding: () => encodingSwitch("secret-encoding"),
  innerKey: () => byId("inner-key", HTMLTextAreaElement),
  innerSecretEncoding: () => encodingSwitch("inner-secret-encoding"),
  payload: () => byId("detached-payload", HTMLTextAreaElement),
  now: () => byId("now-seconds", HTMLInputElement),
  skew: () => byId("skew", HTMLInputElement),
  zone: () => byId("zone", HTMLSelectElement),
};

/**
 * @param {Fields} [before] what stood in them
 * @returns {Fields} the same record where the same stands in them
 */
export function readFields(before) {
  const fields = {
    key: exactText(FIELDS.key()),
    secretEncoding: /** @type {SecretEncoding} */ (FIELDS.secretEncoding().value),
    innerKey: exactText(FIELDS.innerKey()),
    innerSecretEncoding: /** @type {SecretEncoding} */ (FIELDS.innerSecretEncoding().value),
    payload: exactText(FIELDS.payload()),
    now: FIELDS.now().value,
    skew: FIELDS.skew().value,
    zone: FIELDS.zone().value,
    expect: readExpected(before?.expect),
  };
  return before && isSame(fields, before) ? before : fields;
}

/**
 * @param {Fields["expect"]} [before]
 * @returns {Fields["expect"]}
 */
function readExpected(before) {
  const [iss = "", aud = "", sub = "", nonce = "", azp = "", scope = ""] = EXPECTED.map(
    (name) => expectedField(name).value,
  );
  const expect = { iss, aud, sub, nonce, azp, scope };
  return before && isSame(expect, before) ? before : expect;
}

/**
 * @template {object} T
 * @param {T} one
 * @param {T} other
 */
function isSame(one, other) {
  return /** @type {(keyof T)[]} */ (Object.keys(one)).every((name) => one[name] === other[name]);
}

/** @param {Fields} fields */
export function drawFields(fields) {
  for (const name of /** @type {const} */ (["key", "innerKey", "payload"])) {
    const field = FIELDS[name]();
    if (exactText(field) !== fields[name]) putExactly(field, fields[name]);
  }
  for (const name of /** @type {const} */ (["secretEncoding", "innerSecretEncoding", "now", "skew", "zone"])) {
    const field = FIELDS[name]();
    if (field.value !== fields[name]) field.value = fields[name];
  }
  for (const name of EXPECTED) {
    const field = expectedField(name);
    if (field.value !== fields.expect[name]) field.value = fields.expect[name];
  }
  drawDateField(fields);
}
