import assert from "node:assert/strict";
import { test } from "node:test";
import { saidOf } from "../../../../../assets/js/page/encode/making-verdict.js";
import { madeSaid } from "../../../../../assets/js/page/encode/said.js";
import { ready } from "../made.mjs";
import { draft, draftPart, encoding, made, refusal, toMake } from "./encode-made.mjs";

const REPAIR = { start: 0, end: 0, text: ",", message: "Missing comma", label: "Add the comma" };
const FITS = { id: "alg-from-key", part: "header", label: "Use ES256", edit: { start: 1, end: 2, text: "x" } };

/** @param {any} answer @param {object} [more] of the draft @returns {any} */
const after = (answer, more, outer = null, of = {}) => {
  const state = encoding({ asked: toMake(of) });
  return {
    ...state,
    drafted: { of: state.asked, origin: null, adding: null, draft: draft(more), outer },
    made: { of: state.asked, made: answer },
  };
};

/** @param {any} state */
const shown = (state) => {
  const { headline, line, look, action } = saidOf(state, true);
  return [headline[0]?.text, line[0]?.text, look, action?.label ?? null, action?.deed.id ?? null];
};

test("before there is an answer it says what it waits for", () => {
  const said = saidOf(encoding(), false);
  assert.match(String(said.headline[0]?.text), /as soon as Python runs/);
  assert.deepEqual([said.look, said.isAwaited], ["waiting", true]);
  assert.match(String(saidOf(encoding(), true).headline[0]?.text), /Making/);
  assert.equal(saidOf(encoding({ trouble: "It failed." }), true).headline[0]?.text, "It failed.");
});

test("a token that was made here looks so, whatever else is said of it", () => {
  const said = saidOf(after(made("made-here")), true);
  assert.deepEqual([said.look, said.isAwaited], ["made", false]);
  assert.deepEqual(said.line, [{ text: "Nobody vouches for it." }]);
  assert.deepEqual(
    said.findings.map(({ id }) => id),
    ["of-the-token", "of-the-key"],
  );
  assert.equal(saidOf(after(made("not-known")), true).look, "plain");
});

test("what the report says below its headline is said, and a repair before that", () => {
  const answer = made("made-here");
  answer.report.tokens[0].line = [{ text: "It expires soon." }];
  assert.equal(shown(after(answer))[1], "It expires soon.");
  const broken = after(answer, { payload: draftPart({ repair: REPAIR }) });
  assert.deepEqual(shown(broken).slice(1), ["Missing comma", "made", "Add the comma", "edit"]);
});

test("without a key one is asked for, and that is no fault", () => {
  const lacking = refusal({ id: "key-missing", field: "key", message: "HS256 needs the shared secret." });
  const asked = [
    "Add a key to sign this token.",
    "HS256 needs the shared secret.",
    "plain",
    "Generate a key",
    "generate",
  ];
  assert.deepEqual(shown(after(lacking)), asked);
  assert.equal(shown(after(lacking, { encrypted: true }))[0], "Add a key to encrypt this token.");
});

test("what is refused says why and has a way on", () => {
  const misfit = refusal({ id: "key-unusable", field: "key", message: "It needs another key." });
  assert.deepEqual(shown(after(misfit, { quick: [FITS] })).slice(1), [
    "It needs another key.",
    "fault",
    "Use ES256",
    "edit",
  ]);
  assert.deepEqual(shown(after(misfit)).slice(3), ["Go to the key", "key"]);
  const none = refusal({ id: "alg-none", field: "header" });
  assert.deepEqual(shown(after(none)).slice(2), ["fault", "Make it anyway", "meant"]);
  const broken = refusal({ id: "json-syntax", field: "header" });
  const repaired = after(broken, { header: draftPart({ repair: REPAIR }) });
  assert.deepEqual(shown(repaired).slice(1), ["Missing comma", "fault", "Add the comma", "edit"]);
  assert.deepEqual(shown(after(refusal({}))).slice(2), ["fault", null, null]);
  assert.deepEqual(shown(after({ ...refusal({}), faults: [] }))[1], "");
});

test("an answer to other texts offers nothing of its own", () => {
  const old = { ...after(refusal({ id: "alg-none", field: "header" })), asked: toMake({ key: "z" }) };
  assert.deepEqual([saidOf(old, true).action, saidOf(old, true).isAwaited], [null, true]);
});

test("it is announced where it is shown, once it is settled", () => {
  const state = ready({ mode: "encode", encoding: after(made("made-here")) });
  assert.equal(madeSaid(state), "Signed here by you: a test token. Nobody vouches for it.");
  assert.equal(madeSaid({ ...state, mode: "decode" }), "");
  assert.equal(madeSaid({ ...state, encoding: { ...state.encoding, asked: toMake({ key: "z" }) } }), "");
});

/** @param {string} field @param {any} [outer] @param {string} [id] */
const around = (field, outer = draft(), id = "x") =>
  shown(after(refusal({ id, field }), {}, outer, { isNested: true }));

test("what is around the token has its own faults, and its own ways out", () => {
  assert.deepEqual(around("outer-key", draft(), "key-missing").slice(3), ["Generate a key", "outer-generate"]);
  assert.match(String(around("outer-key", draft(), "key-missing")[0]), /to encrypt/);
  assert.deepEqual(around("outer-key").slice(3), ["Go to the key", "outer-key"]);
  assert.match(String(around("outer-key")[0]), /can’t encrypt/);
  assert.match(String(around("outer-header")[0]), /header around it/);
  assert.deepEqual(around("outer-header").slice(3), [null, null]);
  const repaired = draft({ header: draftPart({ repair: REPAIR }) });
  assert.deepEqual(around("outer-header", repaired).slice(3), ["Add the comma", "edit"]);
  assert.deepEqual(around("outer-header", draft({ quick: [FITS] })).slice(3), [null, null]);
  const anew = { id: "made-anew", part: "header", label: "remove epk", edit: REPAIR };
  const typed = draft({ quick: [anew] });
  assert.deepEqual(around("outer-header", typed, "parameter-typed").slice(3), ["remove epk", "edit"]);
  const state = after(refusal({ id: "parameter-typed", field: "header" }), { quick: [anew] });
  assert.deepEqual(shown(state).slice(3), ["remove epk", "edit"]);
});

test("a payload that can’t stand in the token as it is can be left out of it", () => {
  assert.deepEqual(shown(after(refusal({ id: "payload-dot", field: "payload" }))).slice(3), [
    "Leave the payload out",
    "detach",
  ]);
});

test("what was said to be meant already is not asked again", () => {
  const refused = refusal({ id: "alg-none", field: "header" });
  assert.deepEqual(shown(after(refused, {}, null, { meant: "none" })).slice(3), [null, null]);
  const other = after(refused, {}, null, { meant: "RSA1_5" });
  assert.deepEqual(shown(other).slice(3), ["Make it anyway", "meant"]);
});
