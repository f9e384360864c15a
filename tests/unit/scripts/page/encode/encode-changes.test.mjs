import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  carried,
  draftCame,
  editedPart,
  given,
  madeCame,
  makingFailed,
  reset,
  retypedPart,
  takenBack,
} from "../../../../../assets/js/page/encode/encode-changes.js";
import {
  copiesOf,
  draftOf,
  isAwaited,
  isSame,
  NOTHING_ENCODED,
  outputOf,
} from "../../../../../assets/js/page/encode/encode-state.js";
import { draft, encoding, made, refusal, toMake } from "./encode-made.mjs";

const TEXTS = { header: '{"alg":"HS256"}', payload: '{\r\n"a":1.0}' };
const KEY = /** @type {any} */ ({ key: "k", secretEncoding: "hex" });
const REST = { ...KEY, disclosable: ["/a"] };

/** @param {any} before @param {object} [more] */
const drafted = (before, more) =>
  draftCame(before, { of: before.asked, origin: before.origin, adding: null, draft: draft(more) });

test("the first time something to begin with stands there, and nothing typed is lost later", () => {
  const first = begun(NOTHING_ENCODED, 1000);
  assert.equal(JSON.parse(first.asked.texts.payload).exp, 1900);
  const typed = retypedPart(first, "payload", "{}");
  assert.equal(begun(typed, 2000), typed);
});

test("a token is taken along as it is, and what was there can be had back", () => {
  const before = retypedPart(begun(NOTHING_ENCODED, 0), "payload", "mine");
  const after = carried(before, TEXTS, REST);
  assert.deepEqual(after.asked, { texts: TEXTS, ...REST, isMeant: false, decoys: 0 });
  assert.equal(after.origin, TEXTS);
  assert.equal(takenBack(after).asked.texts.payload, "mine");
  assert.equal(takenBack(before), before);
  assert.equal(carried(NOTHING_ENCODED, TEXTS, REST).former, null);
});

test("what is typed or edited changes one text, and can be reset to where it came from", () => {
  const from = carried(NOTHING_ENCODED, TEXTS, REST);
  const typed = retypedPart(from, "payload", '{\n"a":1.0,"b":2}');
  assert.equal(typed.asked.texts.payload, '{\r\n"a":1.0,"b":2}');
  assert.equal(editedPart(typed, "header", { start: 0, end: 0, text: " " }).asked.texts.header, ` ${TEXTS.header}`);
  assert.deepEqual(reset(typed).asked.texts, TEXTS);
  assert.equal(reset(encoding()).asked.texts.header, "{}");
});

test("a key is given, and nothing is kept of one that is cleared", () => {
  const before = madeCame(drafted(carried(begun(given(NOTHING_ENCODED, KEY), 0), TEXTS, REST)), toMake(), made("x"));
  assert.equal(given(before, KEY), before);
  assert.equal(given(before, { isMeant: true }).asked.isMeant, true);
  assert.equal(given(before, { disclosable: ["a"] }).asked.disclosable[0], "a");
  const cleared = given(before, { key: "" });
  assert.ok(!JSON.stringify(cleared).includes('"k"'));
  assert.deepEqual(cleared.former?.asked.key, "");
  assert.equal(given(encoding(), { key: "" }).former, null);
});

test("what is said belongs to the texts it was said of, whatever the key", () => {
  const state = drafted(encoding());
  assert.equal(draftOf(state)?.algorithm, "HS256");
  assert.equal(draftOf(given(state, { key: "other" }))?.algorithm, "HS256");
  assert.equal(draftOf(retypedPart(state, "header", "{ }")), null);
  assert.equal(draftOf(encoding()), null);
});

test("the token is coloured as it is typed, and its signature follows", () => {
  const typed = encoding();
  assert.deepEqual(outputOf(typed), { text: "", state: "none" });
  const waiting = drafted(typed);
  assert.deepEqual(outputOf(waiting), { text: "e30.eyB9.", state: "waiting" });
  const done = madeCame(waiting, typed.asked, made("made-here"));
  assert.deepEqual(outputOf(done), { text: "e30.eyB9.c2ln", state: "made" });
  assert.equal(isAwaited(done), false);
  assert.deepEqual(copiesOf(done), { token: "e30.eyB9.c2ln", header: "A: e30.eyB9.c2ln", curl: "curl" });
  const again = retypedPart(done, "payload", "{  }");
  assert.deepEqual(outputOf(again), { text: "e30.eyAgfQ.", state: "waiting" });
  assert.deepEqual(copiesOf(again), { token: "", header: "", curl: "" });
});

test("without a token of these texts it says so, or shows the last one", () => {
  const waiting = drafted(encoding());
  const noKey = madeCame(waiting, waiting.asked, refusal({ field: "key" }));
  assert.deepEqual(outputOf(noKey), { text: "e30.eyB9.", state: "unsigned" });
  const broken = madeCame(waiting, waiting.asked, refusal({ field: "header" }));
  assert.equal(outputOf(broken).state, "none");
  const after = { ...broken, token: { of: toMake({ key: "z" }), token: "a.b.c" } };
  assert.deepEqual(outputOf(after), { text: "a.b.c", state: "old" });
  const hidden = { ...drafted(encoding({ asked: toMake({ disclosable: ["a"] }) })), token: after.token };
  assert.deepEqual(outputOf(hidden), { text: "a.b.c", state: "waiting" });
  const encrypted = { ...drafted(encoding(), { encrypted: true }), token: after.token };
  assert.deepEqual(outputOf(encrypted), { text: "a.b.c", state: "waiting" });
});

test("a failure ends the wait", () => {
  const { asked } = encoding();
  assert.equal(isAwaited(makingFailed(encoding(), "It failed.")), false);
  assert.equal(isSame(asked, { ...asked, isMeant: true }), false);
});
