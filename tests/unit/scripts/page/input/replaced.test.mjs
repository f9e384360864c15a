import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bothKept,
  cleared,
  movedToKey,
  movedToToken,
  replaced,
  replacedInField,
  toastOf,
  undoable,
  undone,
} from "../../../../../assets/js/page/input/replaced.js";
import { FIELDS, ready, report } from "../made.mjs";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.AAAA";

/** @param {string} text @param {object} [more] @returns {any} the page with a text that is not read yet */
const page = (text, more) => ready({ text, ...more });

/** @param {any} state @returns {any} what can be had back */
const former = (state) => undoable(state);

test("a text that is put in the place of another is offered to be undone", () => {
  const state = replaced(page("a"), "b");
  assert.deepEqual([state.text, former(state).text, former(state).by], ["b", "a", "b"]);
  assert.equal(toastOf(state), state.former);
  const back = undone(state, former(state));
  assert.deepEqual([back.text, back.former, toastOf(back)], ["a", null, null]);
});

test("where nothing is lost nothing is offered", () => {
  assert.equal(former(replaced(page(""), "b")), null);
  assert.equal(former(replaced(page("a"), "a")), null);
  assert.equal(former(replacedInField(page("a"), "a")), null);
  assert.equal(former(replacedInField(page("a"), "")), null);
});

test("what the field replaced itself it can undo itself", () => {
  const state = replacedInField(page("b"), "a");
  assert.deepEqual([former(state).text, former(state).isNative], ["a", true]);
});

test("what was cleared can be had back, and is not offered", () => {
  const state = cleared(page("a.b.c"));
  assert.deepEqual([state.text, former(state).text, toastOf(state)], ["", "a.b.c", null]);
});

test("both are kept one after the other, and the first token of the second is shown", () => {
  const state = replaced(page("a"), "b");
  const both = bothKept(state, { ...former(state), tokens: 2 });
  assert.deepEqual([both.text, both.chosen, both.former], ["a\n\nb", 2, null]);
});

test("it is known whether a token was in the text before, as read or else by its dots", () => {
  assert.equal(former(replaced(page("a", { decoded: { text: "a", report: report("x", "y") } }), "b")).tokens, 2);
  assert.equal(former(replaced(page(`t=${TOKEN}`), "b")).tokens, 1);
  assert.equal(former(replaced(page("a"), "b")).tokens, 0);
});

test("a token in the key field is moved, and back with all that stood there", () => {
  const fields = { ...FIELDS, key: TOKEN };
  const state = movedToToken(page("a", { fields }));
  assert.deepEqual([state.text, state.fields.key, former(state).text], [TOKEN, "", "a"]);
  const back = undone(state, former(state));
  assert.deepEqual([back.text, back.fields.key], ["a", TOKEN]);
  const first = movedToToken(page("", { fields }));
  assert.deepEqual([first.text, first.fields.key, first.former], [TOKEN, "", null]);
});

test("a key in the token field is moved, and back with the key that was there", () => {
  const state = movedToKey(page("secret", { fields: { ...FIELDS, key: "old" } }), "secret");
  assert.deepEqual([state.text, state.fields.key], ["", "secret"]);
  const back = undone(state, former(state));
  assert.deepEqual([back.text, back.fields.key], ["secret", "old"]);
  assert.equal(movedToKey(page(""), "secret").fields.key, "secret");
});

test("what was replaced can be had back while what replaced it is on screen", () => {
  const kept = { text: "a", by: "b", key: null, tokens: 0, isCleared: false, isNative: false };
  assert.equal(undoable(ready({ text: "b", former: kept })), kept);
  assert.equal(undoable(ready({ text: "c", former: kept })), null);
  assert.equal(undoable(ready({ text: "b" })), null);
});

test("it is offered for some seconds, but not what was cleared", () => {
  const kept = { text: "a", by: "", key: null, tokens: 0, isCleared: false, isNative: false };
  assert.equal(toastOf(ready({ former: kept, isToasted: true })), kept);
  assert.equal(toastOf(ready({ former: kept })), null);
  assert.equal(toastOf(ready({ isToasted: true })), null);
  assert.equal(toastOf(ready({ former: { ...kept, isCleared: true }, isToasted: true })), null);
});
