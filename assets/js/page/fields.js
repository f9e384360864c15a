import { byId } from "../shared/dom.js";
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
  secretEncoding: () => byId("secret-encoding", HTMLSelectElement),
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
  const fields = read();
  const names = /** @type {(keyof Fields)[]} */ (Object.keys(fields));
  const isSame = names.every((name) => name === "expect" || fields[name] === before?.[name]);
  return before && isSame && EXPECTED.every((name) => fields.expect[name] === before.expect[name]) ? before : fields;
}

/** @returns {Fields} */
function read() {
  return {
    key: FIELDS.key().value,
    secretEncoding: /** @type {SecretEncoding} */ (FIELDS.secretEncoding().value),
    payload: FIELDS.payload().value,
    now: FIELDS.now().value,
    skew: FIELDS.skew().value,
    zone: FIELDS.zone().value,
    expect: readExpected(),
  };
}

/** @returns {Readonly<Record<Expected, string>>} */
function readExpected() {
  const [iss = "", aud = "", sub = "", nonce = "", azp = "", scope = ""] = EXPECTED.map(
    (name) => expectedField(name).value,
  );
  return { iss, aud, sub, nonce, azp, scope };
}

/** @param {Fields} fields */
export function drawFields(fields) {
  for (const name of /** @type {const} */ (["key", "secretEncoding", "payload", "now", "skew", "zone"])) {
    const field = FIELDS[name]();
    if (field.value !== fields[name]) field.value = fields[name];
  }
  for (const name of EXPECTED) {
    const field = expectedField(name);
    if (field.value !== fields.expect[name]) field.value = fields.expect[name];
  }
  drawDateField(fields);
}
