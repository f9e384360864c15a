import assert from "node:assert/strict";
import { test } from "node:test";
import { newestWins } from "../../../../assets/js/shared/newest-wins.js";

/** Answers that wait until they are let go, in the order in which they were asked for. */
function held() {
  /** @type {{request: string, superseded: AbortSignal, stopped: AbortSignal, finish: () => void}[]} */
  const answers = [];
  /** @type {boolean[]} */
  const busy = [];
  const ask = newestWins(
    (/** @type {string} */ request, superseded, stopped) =>
      new Promise((resolve) => {
        answers.push({ request, superseded, stopped, finish: () => resolve(undefined) });
      }),
    (is) => busy.push(is),
  );
  /** @param {number} index */
  const finish = async (index) => {
    answers[index]?.finish();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { ask, finish, busy, asked: () => answers.map(({ request }) => request), answers };
}

test("one request is answered at once", async () => {
  const { ask, finish, busy, asked } = held();
  ask("a");
  assert.deepEqual(asked(), ["a"]);
  assert.deepEqual(busy, [true]);
  await finish(0);
  assert.deepEqual(busy, [true, false]);
});

test("of those that come meanwhile only the newest is answered", async () => {
  const { ask, finish, busy, asked } = held();
  for (const request of ["a", "b", "c", "d"]) ask(request);
  assert.deepEqual(asked(), ["a"]);
  await finish(0);
  assert.deepEqual(asked(), ["a", "d"]);
  assert.deepEqual(busy, [true]);
  await finish(1);
  assert.deepEqual(asked(), ["a", "d"]);
  assert.deepEqual(busy, [true, false]);
});

test("what is being answered is told at once that a newer one has come", async () => {
  const { ask, finish, answers } = held();
  ask("a");
  assert.equal(answers[0]?.superseded.aborted, false);
  ask("b");
  assert.equal(answers[0]?.superseded.aborted, true);
  await finish(0);
  assert.equal(answers[1]?.superseded.aborted, false);
});

test("after a rest it begins anew", async () => {
  const { ask, finish, busy, asked } = held();
  ask("a");
  await finish(0);
  ask("a");
  await finish(1);
  assert.deepEqual(asked(), ["a", "a"]);
  assert.deepEqual(busy, [true, false, true, false]);
});

test("what is under way is given up with what waits for it, and what comes then is not", async () => {
  const { ask, finish, answers } = held();
  const stopped = (/** @type {number} */ index) => answers[index]?.stopped.aborted;
  ask.cancel();
  ask("a");
  ask("b");
  assert.equal(stopped(0), false);
  ask.cancel();
  await finish(0);
  assert.deepEqual([stopped(0), answers[1]?.request, stopped(1)], [true, "b", true]);
  ask("c");
  await finish(1);
  assert.deepEqual([answers[2]?.request, stopped(2)], ["c", false]);
  ask.cancel();
  assert.deepEqual([stopped(2), answers[2]?.superseded.aborted], [true, false]);
  ask("d");
  await finish(2);
  assert.equal(stopped(3), false);
  await finish(3);
});
