import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asking,
  NOTHING_HELD,
  presentable,
  presentationCame,
  presentationOf,
  toggled,
  tokenCame,
} from "../../../../../assets/js/page/holder/holder-state.js";

const DISCLOSURES = [
  { status: "disclosed", holder: null },
  { status: "nested", holder: 0 },
  { status: "nested", holder: 1 },
  { status: "unreferenced", holder: null },
];

/** @param {string} [text] @returns {any} */
const tokenOf = (text = "a~") => ({ kind: "sd-jwt", processed: null, text, disclosures: DISCLOSURES });
const held = () => tokenCame(NOTHING_HELD, tokenOf());
/** @param {any} of @returns {any} */
const presentedOf = (of) => ({ of, made: { token: "p" }, verification: null, spans: [] });

test("an SD-JWT can be presented, in JSON too, and nothing else", () => {
  const json = /** @type {any} */ ({ kind: "jws-json", processed: {}, disclosures: [] });
  assert.equal(presentable(json), json);
  assert.equal(presentable(tokenOf())?.text, "a~");
  for (const other of [null, undefined, /** @type {any} */ ({ kind: "jws-compact", processed: null })]) {
    assert.equal(presentable(other), null);
  }
});

test("at first all goes along that a verifier accepts", () => {
  assert.deepEqual(held().asked.chosen, [0, 1, 2]);
});

test("a Disclosure goes along with those that it is within, and stays with those within it", () => {
  const none = asking(held(), { chosen: [] });
  assert.deepEqual(toggled(none, 2).asked.chosen, [0, 1, 2]);
  assert.deepEqual(toggled(none, 3).asked.chosen, [3]);
  assert.deepEqual(toggled(held(), 1).asked.chosen, [0]);
  assert.deepEqual(toggled(held(), 0).asked.chosen, []);
  assert.deepEqual(toggled(NOTHING_HELD, 0).asked.chosen, [0]);
});

test("the same token keeps what was chosen, another one the key, and none nothing", () => {
  const chosen = asking(held(), { chosen: [0], key: "k", aud: "v" });
  assert.deepEqual(tokenCame(chosen, tokenOf()).asked.chosen, [0]);
  const other = tokenCame(chosen, tokenOf("b~")).asked;
  assert.deepEqual([other.chosen, other.key, other.aud], [[0, 1, 2], "k", "v"]);
  assert.equal(tokenCame(chosen, null), NOTHING_HELD);
});

test("what was presented is that of what is chosen, and goes with the key", () => {
  const asked = asking(held(), { key: "k" });
  const came = presentationCame({ ...asked, trouble: "none" }, presentedOf(asked.asked));
  assert.equal(presentationOf(came)?.made.token, "p");
  assert.equal(came.trouble, "");
  assert.equal(presentationOf(toggled(came, 0)), null);
  assert.equal(asking(came, { aud: "v" }).presented?.made.token, "p");
  assert.equal(asking(came, { key: "" }).presented, null);
});
