import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  arrived,
  booted,
  expecting,
  failed,
  notVerified,
  typed,
  verified,
} from "../../../../assets/js/page/changes.js";
import { Showing, viewed, withMode, withPageView, withTheme } from "../../../../assets/js/page/showing.js";
import { earlyOf, initialState, NOTHING_EXPECTED } from "../../../../assets/js/page/state.js";
import { boot, FIELDS, question, ready, report, token, verification } from "./made.mjs";

/** @returns {any} the page before Python runs */
const starting = () => initialState(boot("fetching"), /** @type {any} */ (FIELDS));

/** @param {string} text @param {object} [more] @returns {any} the page with the answer about a token */
const decoded = (text, more) => answered(typed(ready(), text, "insertText"), question(text, more), report(text));

test("nothing changes a record", () => {
  const before = Object.freeze(decoded("a.b.c", { key: "s" }));
  const copy = structuredClone(before);
  typed(before, "x", "insertText");
  answered(before, question("x"), report());
  verified(before, verification());
  failed(before, "dead", "It died.");
  viewed(before, 0, "header", "claims");
  assert.deepEqual(before, copy);
});

test("what is typed before Python runs waits, and is coloured by its dots", () => {
  const state = typed(starting(), "a.b.c", "insertText");
  assert.deepEqual([state.phase, state.text, state.colours], ["waiting", "a.b.c", { by: "guess", text: "a.b.c" }]);
});

test("what is typed once Python runs leaves what is drawn until it is answered", () => {
  const state = typed(decoded("a.b.c"), "a.b.d", "insertText");
  assert.equal(state.phase, "decoded");
  assert.equal(state.decoded?.text, "a.b.c");
  assert.equal(state.colours?.by, "report");
});

test("what is pasted is coloured at once", () => {
  assert.deepEqual(typed(decoded("a.b.c"), "x.y.z", "insertFromPaste").colours, { by: "guess", text: "x.y.z" });
});

test("another text means the first of its tokens, and takes away what was said of the last", () => {
  const state = typed(ready({ chosen: 3, named: "Header: alg", refusal: "Too large." }), "a", "insertText");
  assert.deepEqual([state.chosen, state.named, state.refusal], [0, "", ""]);
});

test("a token is decoded, and another text is nothing or empty", () => {
  assert.equal(decoded("a.b.c").phase, "decoded");
  assert.equal(answered(ready(), question("no token"), report()).phase, "nothing");
  assert.equal(answered(ready(), question(" \n"), report()).phase, "empty");
});

test("of several tokens the one that was asked about is shown, or else the last", () => {
  const two = report("a", "b");
  const { decoded: second, answer } = answered(ready(), question("a b", { token: 1 }), two);
  assert.deepEqual([second?.index, second?.token?.text, answer?.token?.text], [1, "b", "b"]);
  const last = answered(ready({ chosen: 9 }), question("a b", { token: 9 }), two);
  assert.deepEqual([last.decoded?.index, last.chosen, last.answer?.question.token], [1, 1, 1]);
  assert.equal(answered(ready({ chosen: 0 }), question("a b", { token: 9 }), two).chosen, 0);
});

test("the same text at another instant is judged anew, and decoded as before", () => {
  const before = viewed(decoded("a.b.c"), 0, "header", "claims");
  const again = report("a.b.c");
  const state = answered(before, question("a.b.c", { occasion: 1 }), again);
  assert.equal(state.decoded, before.decoded);
  assert.equal(state.colours, before.colours);
  assert.equal(state.views, before.views);
  assert.equal(state.answer?.report, again);
  assert.equal(state.revision, before.revision + 1);
});

test("another token of the same text is decoded anew, with the views that were chosen for its roles", () => {
  const before = viewed(decoded("a.b.c"), 0, "header", "claims");
  const state = answered(before, question("a.b.c", { token: 1 }), report("a", "b"));
  assert.notEqual(state.decoded, before.decoded);
  assert.deepEqual(state.views, { byRole: { header: "claims" }, byPane: {} });
});

test("with a key the signature is checked, and without one nothing is said of a key", () => {
  const known = verification({ binding: { state: "valid" } });
  const before = verified(decoded("a.b.c", { key: "s" }), known);
  assert.deepEqual([before.check.kind, before.recognised, before.binding?.state], ["done", known, "valid"]);
  const again = answered(before, question("a.b.c", { key: "t" }), report("a.b.c"));
  assert.deepEqual([again.check.kind, again.recognised, again.binding?.state], ["checking", known, "valid"]);
  const without = answered(before, question("a.b.c"), report("a.b.c"));
  assert.deepEqual([without.check.kind, without.recognised, without.binding], ["none", null, null]);
  const other = answered(before, question("x.y.z", { key: "t" }), report("x.y.z"));
  assert.deepEqual([other.check.kind, other.recognised, other.binding], ["checking", known, null]);
});

test("of a key without a token is said what it is, and nothing is checked", () => {
  const known = verification();
  const nothing = answered(ready({ text: "x" }), question("x", { key: "s" }), report());
  const state = verified(nothing, known);
  assert.deepEqual([state.check.kind, state.recognised], ["none", known]);
});

test("a check that fails takes nothing of the report away", () => {
  const before = decoded("a.b.c", { key: "s" });
  const state = notVerified(before, "The engine took too long.");
  assert.deepEqual(state.check, { kind: "failed", message: "The engine took too long." });
  assert.deepEqual([state.phase, state.answer, state.revision], ["decoded", before.answer, before.revision + 1]);
  assert.equal(notVerified(ready(), "It died.").check.kind, "none");
});

test("an engine that dies leaves the paste, and says why", () => {
  const state = failed(decoded("a.b.c", { key: "s" }), "dead", "The engine stopped.");
  assert.deepEqual([state.phase, state.trouble], ["trouble", "The engine stopped. The paste is kept."]);
  const late = failed(decoded("a.b.c"), "deadline", "It took too long.");
  const shorter = "Paste the token without the text around it: less text is faster to read.";
  assert.equal(late.trouble, `It took too long. ${shorter} The paste is kept.`);
  assert.deepEqual([state.text, state.answer, state.decoded, state.check.kind], ["a.b.c", null, null, "none"]);
  assert.equal(answered(state, question("a.b.c"), report("a.b.c")).trouble, "");
});

test("where Python cannot be started again what is drawn stays until the text is another", () => {
  const lost = { ...failed(decoded("a.b.c"), "boot", "Python didn’t start."), boot: boot("failed") };
  assert.deepEqual([lost.phase, lost.decoded?.text], ["decoded", "a.b.c"]);
  const state = typed(lost, "x.y.z", "insertText");
  assert.deepEqual([state.phase, state.answer, state.decoded], ["waiting", null, null]);
  const back = answered({ ...lost, boot: boot("ready") }, question("a.b.c"), report("a.b.c"));
  assert.notEqual(back.decoded, lost.decoded);
});

test("a text without a report waits when Python starts, starts again or fails", () => {
  const typedEarly = { ...starting(), text: "a.b.c" };
  assert.equal(booted(typedEarly, boot("fetching")).phase, "empty");
  assert.equal(booted(typedEarly, boot("starting")).phase, "waiting");
  assert.equal(booted(ready(), boot("failed")).phase, "empty");
  assert.equal(booted(decoded("a.b.c"), boot("starting")).phase, "decoded");
});

test("trouble is told until there is an answer, or until Python does not start", () => {
  const trouble = failed(decoded("a.b.c"), "dead", "The engine stopped.");
  assert.equal(booted(trouble, boot("starting")).phase, "trouble");
  assert.equal(booted(trouble, boot("failed")).phase, "waiting");
  assert.equal(booted(trouble, boot("starting")).boot.phase, "starting");
});

test("expectations remember the token that they were taken from", () => {
  const state = expecting(ready(), { ...NOTHING_EXPECTED, iss: "a" }, "a.b.c");
  assert.deepEqual([state.fields.expect.iss, state.filledFrom], ["a", "a.b.c"]);
});

test("a view lasts for its pane, and for the role of its part", () => {
  const state = viewed(viewed(ready(), 0, "header", "claims"), 4, "header", "json");
  assert.deepEqual(state.views, { byRole: { header: "json" }, byPane: { 0: "claims", 4: "json" } });
});

test("how the page is shown is changed without a question", () => {
  let state = ready();
  const showing = new Showing((change) => {
    state = change(state);
  });
  showing.mode("decode");
  showing.pageView("compact");
  showing.theme("dark");
  showing.view(1, "payload", "json");
  showing.fix(true);
  showing.measured(300);
  const { mode, pageView, theme, views, isFixed, width } = state;
  assert.deepEqual([mode, pageView, theme, isFixed, width], ["decode", "compact", "dark", true, 300]);
  assert.deepEqual(views, { byRole: { payload: "json" }, byPane: { 1: "json" } });
});

test("an address names modes, views and themes, and nothing else", () => {
  assert.equal(withMode(ready({ mode: "none" }), "decode").mode, "decode");
  assert.equal(withPageView(ready(), "claims").pageView, "claims");
  assert.equal(withTheme(ready(), "dark").theme, "dark");
  for (const name of [null, "", "constructor", "FULL", "<b>"]) {
    assert.equal(withPageView(ready(), name).pageView, "full");
    assert.equal(withTheme(ready(), name).theme, "auto");
    assert.equal(withMode(ready({ mode: "kept" }), name).mode, "kept");
  }
  assert.equal(withMode(ready({ mode: "kept", pageView: "compact" }), "decode").mode, "kept");
});

test("what stood in the field can be had back when the address brings a text", () => {
  /** @param {string} text @returns {any} */
  const from = (text) => ({ text, isRefused: false, hadKey: true });
  assert.deepEqual(arrived(ready({ text: "typed" }), from("a.b.c")).brought, {
    isRefused: false,
    whyNoKey: "The key in it was left out: only a public key may be in a link, as “key” beside a token.",
    isTaken: true,
    former: "typed",
  });
  assert.equal(arrived(ready({ text: "a.b.c" }), from("a.b.c")).brought.former, "");
  const { isTaken, former } = arrived(ready({ text: "typed" }), from("")).brought;
  assert.equal(arrived(ready(), /** @type {any} */ ({ ...from("a"), hadKey: false })).brought.whyNoKey, "");
  assert.deepEqual([isTaken, former], [false, ""]);
});

const [READABLE, OTHER] = ["eyJhbGci.e30.c2ln", "eyJhbGci.W10.c2ln"];

test("what is pasted before Python runs can be read, until there is an answer", () => {
  const state = typed(starting(), READABLE, "insertFromPaste");
  assert.equal(earlyOf(state)?.payload?.text, "{}");
  assert.equal(earlyOf(typed(state, OTHER, "insertText"))?.payload?.text, "[]");
  assert.equal(earlyOf(typed(state, "no token", "insertText")), null);
  assert.equal(earlyOf(typed(state, "", "deleteContent")), null);
  assert.equal(earlyOf(answered(state, question(READABLE), report(READABLE))), null);
  assert.equal(earlyOf(typed(decoded("a.b.c"), READABLE, "insertFromPaste")), null);
});

test("what can be read stays the same while Python starts, and where it fails", () => {
  const state = typed(starting(), READABLE, "insertFromPaste");
  for (const phase of ["starting", "ready", "failed"]) {
    assert.equal(earlyOf(booted(state, boot(phase))), earlyOf(state));
  }
});

test("a text that is changed between Python's start and its answer is read anew", () => {
  const state = typed(booted(typed(starting(), READABLE, "insertFromPaste"), boot("ready")), OTHER, "insertText");
  assert.deepEqual([state.phase, earlyOf(state)?.payload?.text], ["waiting", "[]"]);
});

test("what was there before this script can be read as soon as Python has come further", () => {
  assert.equal(earlyOf(booted({ ...starting(), text: READABLE }, boot("starting")))?.payload?.text, "{}");
});

/** @param {string | null} text @returns {any} what a key made of an encrypted token */
const decrypted = (text) => ({ ...verification(), binding: null, decryption: { token: text && token(text) } });

test("what a key decrypts is drawn in the place of the token, as long as there is a key", () => {
  const before = decoded("a.b.c.d.e", { key: "s" });
  const open = verified(before, decrypted("opened"));
  assert.deepEqual([open.decoded?.token?.text, open.answer?.token?.text], ["opened", "opened"]);

  const judgedAnew = answered(open, question("a.b.c.d.e", { key: "s", occasion: 1 }), report("a.b.c.d.e"));
  assert.deepEqual([judgedAnew.decoded?.token?.text, judgedAnew.answer?.token?.text], ["opened", "opened"]);

  const without = answered(open, question("a.b.c.d.e"), report("a.b.c.d.e"));
  assert.deepEqual([without.decoded?.token?.text, without.answer?.token?.text], ["a.b.c.d.e", "a.b.c.d.e"]);
});

test("a key that does not decrypt leaves nothing of what another one did", () => {
  const open = verified(decoded("a.b.c.d.e", { key: "s" }), decrypted("opened"));
  for (const state of [verified(open, decrypted(null)), notVerified(open, "It took too long.")])
    assert.deepEqual([state.decoded?.token?.text, state.answer?.token?.text], ["a.b.c.d.e", "a.b.c.d.e"]);
});

test("what was decrypted belongs to its text alone", () => {
  const open = verified(decoded("a.b.c.d.e", { key: "s" }), decrypted("opened"));
  const other = answered(open, question("x.y.z", { key: "s" }), report("x.y.z"));
  assert.equal(other.decoded?.token?.text, "x.y.z");
});

test("a key text is kept with where it is private as long as there is a key", () => {
  const spans = [{ start: 0, end: 3 }];
  const key = { kind: "pem", private: spans };
  const state = verified(decoded("a.b.c", { key: "pem" }), { ...verification(), key });
  assert.deepEqual(state.readKey, { text: "pem", spans });
  assert.deepEqual(answered(state, question("a.b.c", { key: "pem" }), report("a.b.c")).readKey, { text: "pem", spans });
  assert.deepEqual(answered(state, question("a.b.c"), report("a.b.c")).readKey, { text: "", spans: [] });
  assert.deepEqual(verified(ready(), verification()).readKey, { text: "", spans: [] });
});

test("the key for the token within goes with its token, and is kept with where it is private", () => {
  const fields = { ...FIELDS, innerKey: "pem", innerSecretEncoding: "hex" };
  const before = { ...decoded("a.b.c", { key: "k", innerKey: "pem" }), fields };
  const spans = [{ start: 0, end: 3 }];
  const inner = { ...verification(), key: { kind: "pem", private: spans } };
  assert.deepEqual(verified(before, verification({ inner })).readInnerKey, { text: "pem", spans });
  assert.equal(typed(before, "a.b.c", "insertText").fields.innerKey, "pem");
  const after = typed(before, "a.b.d", "insertText").fields;
  assert.deepEqual([after.key, after.innerKey, after.innerSecretEncoding], [FIELDS.key, "", "text"]);
});

test("a key for the token within alone is checked", () => {
  assert.equal(answered(ready(), question("a.b.c", { innerKey: "k" }), report("a.b.c")).check.kind, "checking");
});

test("what is decrypted already stays drawn, and what is said of it is the newest", () => {
  const open = verified(decoded("a.b.c", { key: "s" }), decrypted("open"));
  const again = decrypted("open");
  again.decryption.token.headline = [{ text: "It expired." }];
  const state = verified(open, again);
  assert.equal(state.decoded?.token, open.decoded?.token);
  assert.equal(state.answer?.token, again.decryption.token);
  const other = verified(open, decrypted("other"));
  assert.equal(other.decoded?.token?.text, "other");
});
