import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applied,
  emptied,
  innerApplied,
  innerKeyGiven,
  keyGiven,
  withoutHiddenKey,
} from "../../../../../assets/js/page/key/given.js";
import { FIELDS, ready, token, verification } from "../made.mjs";

test("a key that is given is read as text, and what was said of the last one goes", () => {
  const fields = { ...FIELDS, secretEncoding: "hex" };
  const state = keyGiven(ready({ fields, recognised: verification() }), "k");
  assert.deepEqual([state.fields.key, state.fields.secretEncoding, state.recognised], ["k", "text", null]);
});

test("what a diagnosis changes is changed in the fields that it names, and in no other", () => {
  const state = ready({ fields: { ...FIELDS, key: "secret\n", payload: "a\nb", secretEncoding: "hex" } });
  const { key, payload, secretEncoding } = applied(state, { label: "", key: [{ start: 6, end: 7, text: "" }] }).fields;
  assert.deepEqual([key, payload, secretEncoding], ["secret", "a\nb", "hex"]);
  const ends = applied(state, { label: "", payload: [{ start: 1, end: 2, text: "\r\n" }] }).fields;
  assert.deepEqual([ends.key, ends.payload], ["secret\n", "a\r\nb"]);
});

test("a diagnosis sets how the secret is read, or takes one key out of a set", () => {
  const state = ready({ fields: { ...FIELDS, key: '{"keys":[{"kid":"a"},{"kid":"b"}]}' } });
  assert.equal(applied(state, { label: "", secretEncoding: "base64" }).fields.secretEncoding, "base64");
  assert.deepEqual(JSON.parse(applied(state, { label: "", member: 2 }).fields.key), { kid: "b" });
});

test("a key for the token within is read as text, and the key of the token stays", () => {
  const state = innerKeyGiven(ready({ fields: { ...FIELDS, key: "k", innerSecretEncoding: "hex" } }), "i");
  assert.deepEqual([state.fields.key, state.fields.innerKey, state.fields.innerSecretEncoding], ["k", "i", "text"]);
});

test("without its token the key for it is forgotten", () => {
  const fields = { ...FIELDS, innerKey: "i", innerSecretEncoding: "hex" };
  assert.deepEqual(emptied(/** @type {any} */ (fields)), FIELDS);
  assert.equal(emptied(/** @type {any} */ (FIELDS)), FIELDS);
});

test("a key for the token within goes with the key that decrypted what is around it, and no other does", () => {
  const closed = { ...token("jwe"), nested: [], bound: null };
  const signed = { ...token("jws"), nested: [token("inner")], bound: null };
  /** @param {string} key @param {any} shown @param {string} text */
  const left = (key, shown, text) => {
    const decoded = { text: "jwe", report: { tokens: [shown] }, token: signed, index: 0 };
    const fields = { ...FIELDS, key, innerKey: "i" };
    return withoutHiddenKey(ready({ text, decoded, fields })).fields.innerKey;
  };
  assert.equal(left("", closed, "jwe"), "");
  assert.equal(left("k", closed, "jwe"), "i");
  assert.equal(left("", signed, "jwe"), "i");
  assert.equal(left("", closed, "another"), "i");
  assert.equal(withoutHiddenKey(ready()).fields, FIELDS);
});

test("a diagnosis of the token within changes its key", () => {
  const state = ready({ fields: { ...FIELDS, key: "k", innerKey: "secret\n" } });
  const { key, innerKey, innerSecretEncoding } = innerApplied(state, {
    label: "",
    key: [{ start: 6, end: 7, text: "" }],
    secretEncoding: "base64",
  }).fields;
  assert.deepEqual([key, innerKey, innerSecretEncoding], ["k", "secret", "base64"]);
  const set = ready({ fields: { ...FIELDS, innerKey: '{"keys":[{"kid":"a"},{"kid":"b"}]}' } });
  assert.deepEqual(JSON.parse(innerApplied(set, { label: "", member: 2 }).fields.innerKey), { kid: "b" });
});
