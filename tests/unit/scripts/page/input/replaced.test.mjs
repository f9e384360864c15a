import assert from "node:assert/strict";
import { test } from "node:test";
import { fateOf, toastOf, undoable } from "../../../../../assets/js/page/input/former.js";
import {
  bothKept,
  cleared,
  editedInField,
  keysForgotten,
  movedToKey,
  movedToToken,
  rekeyed,
  replaced,
  replacedInField,
  replacedWithKey,
  undone,
} from "../../../../../assets/js/page/input/replaced.js";
import { applied, keyGiven } from "../../../../../assets/js/page/key/given.js";
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
  const kept = { text: "a", by: "b", keyed: null, tokens: 0, isCleared: false, isNative: false };
  assert.equal(undoable(ready({ text: "b", former: kept })), kept);
  assert.equal(undoable(ready({ text: "c", former: kept })), null);
  assert.equal(undoable(ready({ text: "b" })), null);
});

test("it is offered for some seconds, but not what was cleared", () => {
  const kept = { text: "a", by: "", keyed: null, tokens: 0, isCleared: false, isNative: false };
  assert.equal(toastOf(ready({ former: kept, isToasted: true })), kept);
  assert.equal(toastOf(ready({ former: kept })), null);
  assert.equal(toastOf(ready({ isToasted: true })), null);
  assert.equal(toastOf(ready({ former: { ...kept, isCleared: true }, isToasted: true })), null);
});

/** @param {string} key @param {object} [more] */
const keyed = (key, more) => page("a", { chosen: 1, fields: { ...FIELDS, key, ...more } });

test("a fix of the key is undone with all that was set there, and the token that is shown stays", () => {
  const before = keyed("c2VjcmV0\n");
  const edit = { start: 8, end: 9, text: "" };
  const state = rekeyed(before, applied(before, { label: "", key: [edit], secretEncoding: "base64" }));
  assert.deepEqual([state.fields.key, state.fields.secretEncoding], ["c2VjcmV0", "base64"]);
  assert.equal(fateOf(former(state)), "The key was changed.");
  assert.equal(toastOf(state), state.former);
  const back = undone(state, former(state));
  assert.deepEqual([back.fields, back.chosen, back.former], [before.fields, 1, null]);
});

test("what was changed is said", () => {
  const before = keyed("a", { payload: "b" });
  const fate = (/** @type {any} */ apply) => fateOf(former(rekeyed(before, applied(before, apply))));
  assert.equal(fate({ secretEncoding: "hex" }), "The secret encoding was changed.");
  assert.equal(fate({ payload: [{ start: 0, end: 1, text: "c" }] }), "The payload was changed.");
  assert.equal(fateOf(former(replaced(page("a"), "b"))), "The previous text was replaced.");
  assert.equal(fateOf(former(editedInField(page("b"), "a", true))), "The token was changed.");
});

test("once something else is typed as the key there is nothing to undo", () => {
  const before = keyed("a");
  const state = rekeyed(before, keyGiven(before, "b"));
  assert.equal(former({ ...state, fields: { ...state.fields, key: "c" } }), null);
});

test("a key that takes the place of none, or of the same, is no loss", () => {
  assert.equal(rekeyed(keyed(""), keyGiven(keyed(""), "b")).former, null);
  assert.equal(rekeyed(keyed("b"), keyGiven(keyed("b"), "b")).former, null);
});

test("after a fix of the key is undone, the paste before can still be had back", () => {
  const pasted = replaced(keyed("k"), "b");
  const back = rekeyed(pasted, keyGiven(pasted, "l"));
  assert.equal(former(undone(back, former(back))).text, "a");
});

test("an edit of the token is offered to be undone where it changed something", () => {
  const state = editedInField(page("b"), "a", false);
  assert.deepEqual([former(state).tokens, former(state).isNative, undone(state, former(state)).text], [0, false, "a"]);
  assert.equal(editedInField(page("a"), "a", true).former, null);
});

test("a text that brings its key gives back the key that was typed", () => {
  const state = replacedWithKey(keyed("mine"), "b", "theirs");
  assert.deepEqual([state.text, state.fields.key], ["b", "theirs"]);
  const back = undone(state, former(state));
  assert.deepEqual([back.text, back.fields.key], ["a", "mine"]);
  const first = replacedWithKey(page("", { fields: { ...FIELDS, key: "mine" } }), "b", "");
  assert.equal(fateOf(former(first)), "The key was changed.");
  assert.equal(undone(first, former(first)).fields.key, "mine");
  assert.equal(replacedWithKey(page(""), "b", "theirs").former, null);
  assert.equal(undone(replacedWithKey(keyed("mine"), "a", "b"), former(rekeyed(keyed("mine"), keyed("b")))).text, "a");
});

test("a key that was typed since is left alone", () => {
  const state = replacedWithKey(keyed("mine"), "b", "theirs");
  const back = undone({ ...state, fields: { ...state.fields, key: "new" } }, former(state));
  assert.deepEqual([back.text, back.fields.key], ["a", "new"]);
});

test("of a key that is forgotten nothing can be had back, but the paste before can", () => {
  const pasted = replacedWithKey(keyed("mine"), "b", "theirs");
  const state = keysForgotten(rekeyed(pasted, keyGiven(pasted, "l")));
  assert.equal(JSON.stringify(state.former).includes("mine"), false);
  assert.deepEqual([undone(state, former(state)).text, state.isToasted], ["a", false]);
  assert.equal(keysForgotten(page("a")).former, null);
  const inner = page("a", { fields: { ...FIELDS, innerKey: "i" } });
  assert.equal(keysForgotten(inner).fields.innerKey, "");
});
