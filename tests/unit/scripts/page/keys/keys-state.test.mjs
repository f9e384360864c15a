import assert from "node:assert/strict";
import { test } from "node:test";
import { keyText } from "../../../../../assets/js/page/keys/key-text.js";
import {
  added,
  came,
  failed,
  generating,
  NO_KEYS,
  removed,
  retyped,
  setText,
  shownForm,
  shownKey,
  signingKey,
  triedState,
} from "../../../../../assets/js/page/keys/keys-state.js";
import { variantsOf, wantedKey } from "../../../../../assets/js/page/keys/variants.js";
import { answerOf, entryOf } from "./keys-made.mjs";

const SHOWN = { ...came(NO_KEYS, answerOf({}, { thumbprint: "two", kid: "b" })), isShown: true };

test("another text drops the key before, and keeps the set and the chosen forms", () => {
  const before = { ...added(SHOWN), form: { whole: "pem", public: "ssh" } };
  const after = retyped(before, "text", "hex");
  assert.deepEqual(
    [after.text, after.secretEncoding, after.isBusy, after.answer, after.isShown],
    ["text", "hex", true, null, false],
  );
  assert.deepEqual([after.kept, after.form], [before.kept, before.form]);
  assert.equal(retyped(before, "", "hex").isBusy, false);
});

test("a generated key takes the place of a text, and comes hidden", () => {
  const asked = generating(retyped(SHOWN, "text", "text"), { alg: "ES256" });
  assert.deepEqual([asked.text, asked.wanted, asked.isBusy], ["", { alg: "ES256" }, true]);
  const made = came({ ...asked, isShown: true }, answerOf({}));
  assert.deepEqual([made.isBusy, made.isShown, made.wanted], [false, false, { alg: "ES256" }]);
});

test("where there is no answer it is said why", () => {
  const after = failed(SHOWN, "It hung.");
  assert.deepEqual(
    [after.answer, after.trouble, shownKey(after), shownForm(after, "public")],
    [null, "It hung.", null, null],
  );
});

test("each side shows the form that was chosen, else the first that there is", () => {
  assert.equal(shownForm(SHOWN, "whole")?.text, '{"d":"1"}');
  assert.equal(shownForm({ ...SHOWN, form: { whole: "sec1", public: "pem" } }, "whole")?.name, "jwk");
  assert.equal(shownForm({ ...SHOWN, form: { whole: "sec1", public: "pem" } }, "public")?.text, "public");
  assert.equal(shownForm(came(NO_KEYS, answerOf({ private: false })), "whole"), null);
  assert.equal(shownForm(came(NO_KEYS, answerOf({ forms: {} })), "whole"), null);
});

test("what signs is private and has an algorithm for it", () => {
  assert.equal(signingKey(entryOf()), '{"d":"1"}');
  for (const others of [{ private: false }, { signatures: [] }, { forms: {} }])
    assert.equal(signingKey(entryOf(others)), "");
});

test("a set has each key once, and loses what is removed", () => {
  const both = added({ ...added(added(SHOWN)), chosen: 1 });
  assert.deepEqual(
    both.kept.map(({ thumbprint }) => thumbprint),
    ["one", "two"],
  );
  assert.equal(setText(both), '{"keys":[{"d":"1"},{"d":"1"}]}');
  assert.equal(setText(removed(both, "one")), '{"keys":[{"d":"1"}]}');
  assert.equal(added(NO_KEYS), NO_KEYS);
  const ofPublic = added(came(NO_KEYS, answerOf({ forms: {} })));
  assert.equal(setText(ofPublic), '{"keys":[{}]}');
});

test("what a key did for a token has one of five states", () => {
  const states = /** @type {const} */ ({
    valid: "valid",
    invalid: "no-match",
    "key-unusable": "other-kind",
    unsupported: "not-tried",
    "not-attempted": "not-tried",
  });
  for (const [state, tried] of Object.entries(states)) {
    assert.equal(triedState(/** @type {any} */ ({ verdict: { signature: { state } }, decryption: null })), tried);
  }
  for (const [state, tried] of [
    ["decrypted", "decrypted"],
    ["failed", "no-match"],
    ["key-unusable", "other-kind"],
  ]) {
    const verdict = { signature: { state: "not-attempted" } };
    assert.equal(triedState(/** @type {any} */ ({ verdict, decryption: { state } })), tried);
  }
});

test("beside an algorithm there is its size, its curve or its content to choose", () => {
  assert.deepEqual(wantedKey("RS256", "4096 bits"), { alg: "RS256", bits: 4096 });
  assert.deepEqual(wantedKey("RSA-OAEP", "no such size"), { alg: "RSA-OAEP", bits: 2048 });
  assert.deepEqual(wantedKey("EdDSA", "Ed448"), { alg: "EdDSA", curve: "Ed448" });
  assert.deepEqual(wantedKey("ECDH-ES+A128KW", ""), { alg: "ECDH-ES+A128KW", curve: "P-256" });
  assert.deepEqual(wantedKey("dir", "A128GCM"), { alg: "dir", enc: "A128GCM" });
  assert.deepEqual(wantedKey("HS256", "2048 bits"), { alg: "HS256" });
  assert.equal(variantsOf("ML-DSA-44"), null);
});

test("a file is its text, and base64 where it is none", () => {
  assert.equal(keyText(new TextEncoder().encode("\ufeffkey ü")), "\ufeffkey ü");
  assert.equal(keyText(Uint8Array.of(0x30, 0x82, 0xff)), "MIL/");
});
