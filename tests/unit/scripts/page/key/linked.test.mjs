import assert from "node:assert/strict";
import { test } from "node:test";
import { confirmed, linked, otherUsed, withoutLinked } from "../../../../../assets/js/page/key/linked.js";
import { Linking } from "../../../../../assets/js/page/key/linking.js";
import { originOf, questionOf } from "../../../../../assets/js/page/question.js";
import { FIELDS, ready } from "../made.mjs";

/** @param {string} key @param {object} [more] @returns {any} the page with a key in its field */
const keyed = (key, more) => ready({ fields: { ...FIELDS, key }, ...more });

test("the key of a link comes into an empty field, and its question says where it is from", () => {
  const state = linked(ready(), "pub");
  assert.equal(state.fields.key, "pub");
  assert.equal(questionOf(state).keyOrigin, "from-link");
  assert.deepEqual(originOf(confirmed(state)), {});
  assert.deepEqual(originOf({ ...state, fields: { ...state.fields, key: "typed" } }), {});
});

test("the key of the next link takes the place of that of the last, not of one that was typed", () => {
  assert.equal(linked(linked(ready(), "one"), "two").fields.key, "two");
  const state = linked(keyed("typed"), "pub");
  assert.deepEqual([state.fields.key, state.linked, originOf(state)], ["typed", { key: "", other: "pub" }, {}]);
  const used = otherUsed(state);
  assert.deepEqual([used.fields.key, used.linked.other, originOf(used)], ["pub", "", { keyOrigin: "from-link" }]);
  assert.equal(used.former?.keyed?.before.key, "typed");
});

test("a key that was typed already stays one that was typed", () => {
  const state = keyed("pub");
  assert.equal(linked(state, "pub"), state);
});

test("without the link its key is gone, and one that was typed stays", () => {
  assert.equal(withoutLinked(linked(ready(), "pub")).fields.key, "");
  assert.equal(withoutLinked(linked(keyed("typed"), "pub")).fields.key, "typed");
});

/**
 * @param {any} state
 * @param {() => Promise<any>} link
 */
function page(state, link) {
  const now = { state };
  const change = (/** @type {(state: any) => any} */ made) => {
    now.state = made(now.state);
  };
  const engine = async () => /** @type {any} */ ({ link });
  return { now, linking: new Linking({ engine, state: () => now.state, change, note: change }) };
}

test("only what the engine takes for a public key comes into the field", async () => {
  const { now, linking } = page(ready(), async () => ({ key: { text: "pub", message: "" } }));
  await linking.take("pem");
  assert.equal(now.state.fields.key, "pub");
  linking.confirm();
  assert.deepEqual(originOf(now.state), {});
});

test("anything else is left out with the reason", async () => {
  for (const key of [{ text: "", message: "No." }, null]) {
    const { now, linking } = page(ready(), async () => ({ key }));
    await linking.take("secret");
    assert.equal(now.state.fields.key, "");
    assert.equal(now.state.brought.whyNoKey, `The key in it was left out. ${key?.message ?? ""}`);
  }
});

test("an engine that fails leaves the key out", async () => {
  const { now, linking } = page(ready(), () => Promise.reject(new Error("no")));
  await linking.take("pem");
  assert.match(now.state.brought.whyNoKey, /left out/u);
});

test("what comes of a link that is gone is dropped", async () => {
  for (const end of [async () => ({ key: { text: "pub", message: "" } }), () => Promise.reject(new Error("no"))]) {
    const { now, linking } = page(ready(), end);
    const taken = linking.take("pem");
    now.state = { ...now.state, brought: { ...now.state.brought } };
    await taken;
    assert.deepEqual([now.state.fields.key, now.state.brought.whyNoKey], ["", ""]);
  }
});

test("a person takes the key of the link in the place of the one that was typed", () => {
  const { now, linking } = page(linked(keyed("typed"), "pub"), async () => ({}));
  linking.takeOther();
  assert.equal(now.state.fields.key, "pub");
});
