import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answered,
  booted,
  differed,
  firstMoved,
  handedOn,
  typed,
  verified,
} from "../../../../assets/js/page/changes.js";
import { initialState } from "../../../../assets/js/page/state.js";
import { boot, FIELDS, question, ready, report, verification } from "./made.mjs";

/** @returns {any} the page before Python runs */
const starting = () => initialState(boot("fetching"), /** @type {any} */ (FIELDS));

/** @param {string} text @param {object} [more] @returns {any} the page with the answer about a token */
const decoded = (text, more) => answered(typed(ready(), text, "insertText"), question(text, more), report(text));

test("what was answered stands while Python starts, also where there was no token", () => {
  const early = firstMoved(starting(), true);
  for (const [text, found, phase] of /** @type {const} */ ([
    ["no token", report(), "nothing"],
    [" \n", report(), "empty"],
    ["a.b.c", report("a.b.c"), "decoded"],
  ])) {
    let state = answered(typed(early, text, "insertText"), question(text), found);
    assert.equal(state.phase, phase);
    for (const next of ["starting", "ready"]) state = booted(state, boot(next));
    state = firstMoved(state, false);
    assert.deepEqual([state.phase, state.isFirst, state.boot.phase], [phase, false, "ready"]);
    assert.equal(booted(state, boot("failed")).phase, phase);
  }
});

test("what is typed once the first engine answers does not wait for the whole one", () => {
  const state = typed(firstMoved(starting(), true), "a.b.c", "insertText");
  assert.deepEqual([state.phase, state.colours], ["empty", null]);
});

test("what the first engine hands on is shown as anything is before there is an engine", () => {
  const early = typed(firstMoved(starting(), true), "a.b.c", "insertText");
  assert.equal(handedOn(early, question("a.b.c")).phase, "waiting");
  assert.equal(handedOn(early, question("other")), early);
  assert.equal(handedOn(firstMoved(starting(), true), question("")).phase, "empty");
  const whole = typed(ready(), "a.b.c", "insertText");
  assert.equal(handedOn(whole, question("a.b.c")), whole);
});

test("another report of the whole engine is counted, and drawn where it is on screen", () => {
  const before = verified(decoded("a.b.c", { key: "s" }), verification());
  const state = differed(before, question("a.b.c", { key: "s" }), report("a", "b"));
  assert.deepEqual([state.differences, state.decoded?.token?.text, state.check], [1, "a", before.check]);
  assert.equal(state.revision, before.revision + 1);
  const without = differed(before, question("a.b.c", { key: "s" }), report());
  assert.deepEqual([without.phase, without.check.kind], ["nothing", "none"]);
  const other = differed(before, question("x.y.z"), report("x"));
  assert.deepEqual([other.differences, other.decoded], [1, before.decoded]);
  assert.equal(differed(ready(), question("x"), report()).differences, 1);
});
