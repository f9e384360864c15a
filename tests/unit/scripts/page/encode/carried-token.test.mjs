import assert from "node:assert/strict";
import { test } from "node:test";
import { carriedOf, fieldsOf, isEditable } from "../../../../../assets/js/page/encode/carried-token.js";
import { draft, encoding, toMake } from "./encode-made.mjs";

const HEADER = { text: '{"alg":"HS256"}' };
const FIELDS = /** @type {any} */ ({
  key: "k",
  secretEncoding: "hex",
  innerKey: "i",
  innerSecretEncoding: "base64",
  payload: "apart",
});

/** @param {object} [more] @returns {any} */
const token = (more) => ({
  kind: "jws-compact",
  encrypted: false,
  lacks_payload: false,
  text: "a.b.c",
  header: HEADER,
  payload: { text: "{ }" },
  signatures: [{ unprotected: null }],
  nested: [],
  processed: null,
  bound: null,
  disclosures: [],
  ...more,
});
const SIGNED_WITHIN = {
  encrypted: true,
  header: { text: '{"alg":"dir"}' },
  payload: { text: "a.b.c" },
  nested: [token()],
};

test("a token whose header and payload are texts can be written anew", () => {
  assert.equal(isEditable(null), false);
  assert.equal(isEditable(token()), true);
  assert.equal(isEditable(token({ payload: { text: null } })), false);
  assert.equal(isEditable(token({ header: null })), false);
  assert.equal(isEditable(token({ signatures: [], header: null })), false);
  assert.equal(isEditable(token({ header: null, signatures: [{ unprotected: { start: 0, end: 1 } }] })), true);
  assert.equal(isEditable(token({ lacks_payload: true, payload: null })), true);
  assert.equal(isEditable(token({ ...SIGNED_WITHIN, payload: null })), true);
});

test("its texts and its shape are taken along, with the key beside it", () => {
  const { origin, keys } = carriedOf(token(), FIELDS);
  const shape = { form: "compact", isDetached: false, unprotected: "", isNested: false, outerHeader: "", leftOut: "" };
  assert.deepEqual(origin, { header: HEADER.text, payload: "{ }", ...shape });
  assert.deepEqual(keys, { signing: { key: "k", secretEncoding: "hex" }, outer: null });
  const apart = carriedOf(token({ lacks_payload: true }), FIELDS).origin;
  assert.deepEqual([apart.payload, apart.isDetached], ["apart", true]);
});

test("a JSON Serialization stays the one that it is, with its unprotected header as it was written", () => {
  const text = '{"payload":"","header":{ "alg":"HS256" },"signature":""}';
  const unprotected = { start: text.indexOf("{ "), end: text.indexOf("},") + 1 };
  const kind = "jws-json";
  const flat = carriedOf(
    token({ kind, text, header: null, payload: { text: null }, signatures: [{ unprotected }] }),
    FIELDS,
  );
  assert.deepEqual(
    [flat.origin.form, flat.origin.unprotected, flat.origin.header, flat.origin.payload],
    ["flattened", '{ "alg":"HS256" }', "", ""],
  );
  const of = (/** @type {string} */ name) => text.indexOf(`"${name}"`);
  const member = (/** @type {number} */ start) => ({ start, end: start + 5, node: { end: start + 13 } });
  const own = carriedOf(
    token({ kind, text, signatures: [{ unprotected: { ...unprotected, members: [member(of("alg"))] } }] }),
    FIELDS,
  );
  assert.equal(own.origin.unprotected, '{ "alg":"HS256" }');
  const apart = { start: of("payload"), end: of("payload") + 9, node: { end: of("payload") + 12 } };
  const both = { ...unprotected, members: [apart, member(of("alg"))] };
  assert.equal(
    carriedOf(token({ kind, text, signatures: [{ unprotected: both }, {}] }), FIELDS).origin.unprotected,
    '{"payload":"","alg":"HS256"}',
  );
  for (const name of ["signatures", "recipients"]) {
    assert.equal(carriedOf(token({ kind, text: `{"${name}":[]}` }), FIELDS).origin.form, "general");
  }
  assert.equal(carriedOf(token({ kind, text: "{" }), FIELDS).origin.form, "flattened");
});

test("what was disclosed of an SD-JWT is in the payload, and becomes a Disclosure again", () => {
  const processed = { text: '{"iss":"i","sub":"s","address":{"city":"B"},"list":[1,2]}' };
  const disclosures = ["sub", "address.city", "list[1]", null].map((path) => ({ path }));
  const signatures = [{ unprotected: { start: 0, end: 1 } }];
  const { origin, disclosable } = carriedOf(token({ processed, disclosures, signatures }), FIELDS);
  assert.deepEqual([origin.payload, origin.unprotected], [processed.text, ""]);
  assert.deepEqual(disclosable, ["/sub", "/address/city", "/list/1"]);
});

test("of a token that was signed before it was encrypted both layers come, each with its key", () => {
  const { origin, keys } = carriedOf(token(SIGNED_WITHIN), FIELDS);
  assert.deepEqual(
    [origin.header, origin.payload, origin.isNested, origin.outerHeader],
    [HEADER.text, "{ }", true, '{"alg":"dir"}'],
  );
  assert.deepEqual(keys.signing, { key: "i", secretEncoding: "base64" });
  assert.deepEqual(keys.outer, { key: "k", secretEncoding: "hex" });
  const disclosed = carriedOf(token({ ...SIGNED_WITHIN, nested: [token({ kind: "sd-jwt" })] }), FIELDS).origin;
  assert.deepEqual([disclosed.payload, disclosed.isNested], ["a.b.c", false]);
  assert.equal(carriedOf(token({ ...SIGNED_WITHIN, header: null }), FIELDS).origin.outerHeader, "");
});

test("what was made is decoded with the keys that made it, and with the payload that is not in it", () => {
  const outer = { header: "{}", key: "o", secretEncoding: "base64" };
  const blank = { key: "k", secretEncoding: "text", innerKey: "", innerSecretEncoding: "text", payload: "" };
  assert.deepEqual(fieldsOf(encoding({ asked: toMake({ outer }) })), blank);
  assert.deepEqual(fieldsOf(encoding({ asked: toMake({ isDetached: true }) })), { ...blank, payload: "{ }" });
  const nested = encoding({ asked: toMake({ outer, isNested: true }) });
  const both = { key: "o", secretEncoding: "base64", innerKey: "k", innerSecretEncoding: "text", payload: "" };
  assert.deepEqual(fieldsOf(nested), both);
  const drafted = /** @type {any} */ ({ draft: draft({ encrypted: true }) });
  assert.deepEqual(fieldsOf({ ...nested, drafted }), blank);
});
