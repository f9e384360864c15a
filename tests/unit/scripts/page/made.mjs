/** Records for the tests of the page, as far as they matter there. */

import { initialState, NOTHING_EXPECTED } from "../../../../assets/js/page/state.js";

export const FIELDS = {
  key: "",
  secretEncoding: "text",
  innerKey: "",
  innerSecretEncoding: "text",
  payload: "",
  now: "",
  skew: "0",
  zone: "",
  expect: NOTHING_EXPECTED,
};

/** @param {string} phase @returns {any} */
export const boot = (phase) => ({ phase, step: "fetch", loaded: 0, total: 0, failure: null });

/** @param {object} [more] @returns {any} the page once Python runs */
export const ready = (more) => ({ ...initialState(boot("ready"), /** @type {any} */ (FIELDS)), ...more });

/** @param {string} state @returns {any} */
const line = (state) => ({ state, message: `It is ${state}.`, how: "", data: {} });

/** @param {string} signature @returns {any} */
export const verdict = (signature) => ({
  structure: line("sound"),
  signature: line(signature),
  time: line("current"),
  audience: line("not-checked"),
  trust: line("not-known"),
});

/** @type {any} */
const ACTION = { id: "key", label: "Add the key", settles: true };

/** @param {string} text @returns {any} */
export const token = (text) => ({
  text,
  verdict: verdict("not-attempted"),
  headline: [{ text: `Decoded: ${text}` }],
  line: [{ text: "It needs a key." }],
  action: ACTION,
  findings: [{ id: "of-the-token" }],
  signatures: [{ verdict: verdict("not-attempted") }],
});

/** @param {string} label @param {number} index @returns {any} */
const row = (label, index) => ({
  tokens: [index],
  lines: [index + 1],
  request: "",
  label,
  kind: "JWS",
  algorithm: "HS256",
  issuer: "",
  worst: { line: "signature", state: "not-attempted", why: "" },
});

/** @param {...string} texts @returns {any} */
export const report = (...texts) => ({ tokens: texts.map(token), rows: texts.map(row), keys: [], notes: [] });

/** @param {string} text @param {object} [more] @returns {any} */
export const question = (text, more) => ({
  text,
  token: 0,
  occasion: 0,
  judgement: { skew: 0, expect: {} },
  key: "",
  secretEncoding: "text",
  ...more,
});

/** @param {object} [more] @returns {any} */
export const verification = (more) => ({
  verdict: verdict("invalid"),
  worst: { line: "signature", state: "invalid", why: "" },
  rows: [],
  signatures: [verdict("invalid")],
  diagnosis: [],
  diagnosed: null,
  findings: [{ id: "of-the-key" }],
  headline: [{ text: "The signature doesn't match." }],
  line: [],
  action: null,
  binding: null,
  ...more,
});
