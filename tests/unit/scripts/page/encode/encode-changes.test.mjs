import assert from "node:assert/strict";
import { test } from "node:test";
import {
  begun,
  carried,
  draftCame,
  editedPart,
  given,
  givenOuter,
  madeCame,
  makingFailed,
  reset,
  retypedPart,
  takenBack,
} from "../../../../../assets/js/page/encode/encode-changes.js";
import {
  copiesOf,
  draftOf,
  hasTestSet,
  isAwaited,
  isSame,
  NOTHING_ENCODED,
  outerDraftOf,
  outputOf,
} from "../../../../../assets/js/page/encode/encode-state.js";
import { draft, encoding, made, refusal, toMake } from "./encode-made.mjs";

const TEXTS = { header: '{"alg":"HS256"}', payload: '{\r\n"a":1.0}' };
const SHAPE = /** @type {any} */ ({ form: "general", isDetached: true, unprotected: "{ }", isNested: false });
const KEY = /** @type {any} */ ({ key: "k", secretEncoding: "hex" });
const TOKEN = /** @type {any} */ ({
  origin: { ...TEXTS, ...SHAPE, outerHeader: "" },
  disclosable: ["/a"],
  keys: { signing: KEY, outer: null },
});
const NESTED = /** @type {any} */ ({
  origin: { ...TOKEN.origin, form: "compact", isNested: true, outerHeader: '{"epk":{},"enc":""}' },
  disclosable: [],
  keys: { signing: KEY, outer: { key: "o", secretEncoding: "text" } },
});
const SEGMENTS = [
  { role: "header", start: 0, end: 3 },
  { role: "payload", start: 4, end: 8 },
];
const ANEW = { id: "made-anew", edit: { start: 1, end: 10, text: "" } };

/** @param {any} before @param {object} [more] */
const drafted = (before, more) =>
  draftCame(before, { of: before.asked, origin: before.origin, adding: null, draft: draft(more), outer: null });

test("the first time something to begin with stands there, and nothing typed is lost later", () => {
  const first = begun(NOTHING_ENCODED, 1000);
  assert.equal(JSON.parse(first.asked.texts.payload).exp, 1900);
  const typed = retypedPart(first, "payload", "{}");
  assert.equal(begun(typed, 2000), typed);
});

test("a token is taken along as it is, and what was there can be had back", () => {
  const before = retypedPart(begun(NOTHING_ENCODED, 0), "payload", "mine");
  const after = carried(before, TOKEN);
  assert.deepEqual(after.asked, { ...NOTHING_ENCODED.asked, texts: TEXTS, ...KEY, ...SHAPE, disclosable: ["/a"] });
  assert.equal(after.origin, TOKEN.origin);
  assert.equal(takenBack(after).asked.texts.payload, "mine");
  assert.equal(takenBack(before), before);
  assert.equal(carried(NOTHING_ENCODED, TOKEN).former, null);
});

test("what is typed or edited changes one text, and can be reset to where it came from", () => {
  const from = carried(NOTHING_ENCODED, TOKEN);
  const typed = retypedPart(from, "payload", '{\n"a":1.0,"b":2}');
  assert.equal(typed.asked.texts.payload, '{\r\n"a":1.0,"b":2}');
  assert.equal(editedPart(typed, "header", { start: 0, end: 0, text: " " }).asked.texts.header, ` ${TEXTS.header}`);
  assert.deepEqual(reset(typed).asked.texts, TEXTS);
  assert.equal(reset(encoding()).asked.texts.header, "{}");
});

test("what is around a token comes with its key, without what encrypting makes anew, and is reset with it", () => {
  const from = carried(NOTHING_ENCODED, NESTED);
  assert.deepEqual(from.asked.outer, { header: '{"epk":{},"enc":""}', key: "o", secretEncoding: "text" });
  const outer = draft({ quick: [ANEW] });
  const answer = { of: from.asked, origin: from.origin, adding: null, draft: draft(), outer };
  const known = draftCame(from, answer);
  assert.equal(known.asked.outer.header, '{"enc":""}');
  assert.equal(draftCame(known, { ...answer, of: known.asked }).asked, known.asked);
  assert.equal(outerDraftOf(from), null);
  assert.equal(outerDraftOf({ ...from, drafted: answer }), outer);
  assert.equal(outerDraftOf({ ...known, drafted: answer }), null);
  const typed = givenOuter({ ...known, isTaken: false }, { header: "{}" });
  assert.equal(draftCame(typed, { ...answer, of: typed.asked }).asked.outer.header, "{}");
  assert.deepEqual(reset(typed).asked.outer, from.asked.outer);
});

test("the same is taken out of the header of a token that was encrypted alone", () => {
  const from = carried(NOTHING_ENCODED, { ...TOKEN, origin: { ...TOKEN.origin, header: '{"epk":{},"alg":""}' } });
  assert.equal(drafted(from, { quick: [ANEW] }).asked.texts.header, '{"alg":""}');
});

test("a key around the token that is cleared is gone with all that was made of it", () => {
  const before = { ...carried(NOTHING_ENCODED, NESTED), former: encoding({ asked: toMake({ key: "gone" }) }) };
  const cleared = givenOuter(before, { key: "" });
  assert.deepEqual([cleared.asked.key, cleared.asked.outer.key, cleared.former?.asked.key], ["k", "", ""]);
  assert.deepEqual(givenOuter(carried(cleared, NESTED), { key: "" }).former?.asked.outer.key, "");
  assert.ok(!JSON.stringify(given(carried(carried(cleared, NESTED), TOKEN), { key: "" })).includes('"o"'));
});

test("a key is given, and nothing is kept of one that is cleared", () => {
  const before = madeCame(drafted(carried(begun(given(NOTHING_ENCODED, KEY), 0), TOKEN)), toMake(), made("x"));
  assert.equal(given(before, KEY), before);
  assert.equal(given(before, { meant: "none" }).asked.meant, "none");
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
  assert.deepEqual(outputOf(typed), { text: "", segments: [], state: "none" });
  const waiting = drafted(typed);
  assert.deepEqual(outputOf(waiting), { text: "e30.eyB9.", segments: SEGMENTS, state: "waiting" });
  const done = madeCame(waiting, typed.asked, made("made-here"));
  const made_ = { text: "e30.eyB9.c2ln", segments: [{ role: "header", start: 0, end: 3 }], state: "made" };
  assert.deepEqual(outputOf(done), made_);
  assert.equal(isAwaited(done), false);
  assert.deepEqual(copiesOf(done), { token: "e30.eyB9.c2ln", header: "A: e30.eyB9.c2ln", curl: "curl" });
  const again = retypedPart(done, "payload", "{  }");
  assert.deepEqual([outputOf(again).text, outputOf(again).state], ["e30.eyAgfQ.", "waiting"]);
  assert.deepEqual(copiesOf(again), { token: "", header: "", curl: "" });
});

test("before it is signed each form has its header and its payload where they will be", () => {
  /** @param {object} more @param {boolean} unencoded */
  const shown = (more, unencoded = false) => {
    const edit = { start: 0, end: 0, text: "" };
    const state = drafted(encoding({ asked: toMake(more) }), { encoding: { unencoded, edit } });
    const { text, segments } = outputOf(state);
    return [text, ...segments.map(({ role, start, end }) => `${role} ${text.slice(start, end)}`)];
  };
  const json = ["payload eyB9", "header e30"];
  assert.deepEqual(shown({ isDetached: true }), ["e30..", "header e30", "payload "]);
  assert.deepEqual(shown({}, true), ["e30.{ }.", "header e30", "payload { }"]);
  assert.deepEqual(shown({ form: "flattened" }), ['{"payload":"eyB9","protected":"e30","signature":""}', ...json]);
  assert.deepEqual(shown({ form: "general", unprotected: "{}" }), [
    '{"payload":"eyB9","signatures":[{"protected":"e30","header":{},"signature":""}]}',
    ...json,
  ]);
  const texts = { header: "{}", payload: '"' };
  assert.equal(shown({ form: "flattened", texts }, true)[1], 'payload \\"');
  assert.equal(shown({ form: "flattened", isDetached: true })[0], '{"protected":"e30","signature":""}');
});

test("tokens to refuse are made of one that is signed, compact and whole", () => {
  assert.equal(hasTestSet(encoding()), true);
  for (const more of [{ form: "general" }, { isDetached: true }, { isNested: true }]) {
    assert.equal(hasTestSet(encoding({ asked: toMake(more) })), false);
  }
  assert.equal(hasTestSet(drafted(encoding(), { encrypted: true })), false);
});

test("a token without its payload is copied, and no command is made of it", () => {
  const state = encoding({ asked: toMake({ isDetached: true }) });
  const copies = { token: "e30.eyB9.c2ln", header: "", curl: "" };
  assert.deepEqual(copiesOf(madeCame(state, state.asked, made("made-here"))), copies);
});

test("without a token of these texts it says so, or shows the last one", () => {
  const waiting = drafted(encoding());
  const noKey = madeCame(waiting, waiting.asked, refusal({ field: "key" }));
  assert.deepEqual(outputOf(noKey), { text: "e30.eyB9.", segments: SEGMENTS, state: "unsigned" });
  const broken = madeCame(waiting, waiting.asked, refusal({ field: "header" }));
  assert.equal(outputOf(broken).state, "none");
  const after = { ...broken, token: { of: toMake({ key: "z" }), token: "a.b.c", segments: [] } };
  const old = { text: "a.b.c", segments: [], state: "old" };
  assert.deepEqual(outputOf(/** @type {any} */ (after)), old);
  for (const more of [{ disclosable: ["a"] }, { isNested: true }]) {
    const hidden = { ...drafted(encoding({ asked: toMake(more) })), token: after.token };
    assert.deepEqual(outputOf(/** @type {any} */ (hidden)), { ...old, state: "waiting" });
  }
  const encrypted = { ...drafted(encoding(), { encrypted: true }), token: after.token };
  assert.deepEqual(outputOf(/** @type {any} */ (encrypted)), { ...old, state: "waiting" });
});

test("a failure ends the wait", () => {
  const { asked } = encoding();
  assert.equal(isAwaited(makingFailed(encoding(), "It failed.")), false);
  assert.equal(isSame(asked, { ...asked, meant: "none" }), false);
});
