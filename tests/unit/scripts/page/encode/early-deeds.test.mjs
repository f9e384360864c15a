import assert from "node:assert/strict";
import { test } from "node:test";
import { EarlyDeeds } from "../../../../../assets/js/page/encode/early-deeds.js";

/** Deeds that each make what is known old again, as an edit of a text does. */
function worked() {
  let isKnown = false;
  /** @type {string[]} */
  const done = [];
  const deeds = new EarlyDeeds(() => /** @type {any} */ ({ isKnown }));
  const ask = (/** @type {string} */ name) =>
    deeds.when(
      (encoding) => /** @type {any} */ (encoding).isKnown,
      () => {
        isKnown = false;
        done.push(name);
      },
    );
  const answer = () => {
    isKnown = true;
    deeds.settle();
  };
  return { ask, answer, done, deeds };
}

test("what is known already is acted on at once", () => {
  const { ask, answer, done } = worked();
  answer();
  ask("at once");
  assert.deepEqual(done, ["at once"]);
});

test("what is asked for too early is done in order, each once the texts are known again", () => {
  const { ask, answer, done } = worked();
  ask("first");
  ask("second");
  assert.deepEqual(done, []);
  answer();
  assert.deepEqual(done, ["first"]);
  answer();
  answer();
  assert.deepEqual(done, ["first", "second"]);
});

test("nothing is done to texts that it was not meant for", () => {
  const { ask, answer, done, deeds } = worked();
  ask("dropped");
  deeds.drop();
  answer();
  assert.deepEqual(done, []);
});
