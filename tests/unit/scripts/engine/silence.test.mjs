import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { LONGEST_SILENCE, Silence } from "../../../../assets/js/engine/silence.js";

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

const never = () => new Promise(() => undefined);

/** @param {Promise<unknown>} promise */
const outcome = (promise) =>
  promise.then(
    () => "came",
    (error) => error.name,
  );

test("what comes is handed on, and nothing is given up behind it", async () => {
  const silence = new Silence();
  assert.equal(await silence.during(async () => "octets"), "octets");
  mock.timers.tick(LONGEST_SILENCE);
  assert.equal(silence.isOver, false);
});

test("what fails of itself fails as it did", async () => {
  const silence = new Silence();
  await assert.rejects(
    silence.during(() => Promise.reject(new TypeError("refused"))),
    TypeError,
  );
});

test("where nothing comes, all that is on its way is given up, and told so", async () => {
  const silence = new Silence();
  /** @type {AbortSignal[]} */
  const told = [];
  const outcomes = [1, 2].map(() =>
    outcome(
      silence.during((signal) => {
        told.push(signal);
        return never();
      }),
    ),
  );
  mock.timers.tick(LONGEST_SILENCE - 1);
  assert.equal(silence.isOver, false);
  mock.timers.tick(1);
  assert.deepEqual(await Promise.all(outcomes), ["AbortError", "AbortError"]);
  assert.deepEqual([silence.isOver, ...told.map(({ aborted }) => aborted)], [true, true, true]);
});

test("one file waits for its turn as long as another comes", async () => {
  const silence = new Silence();
  /** @type {((octets: unknown) => void)[]} */
  const come = [];
  const outcomes = [0, 1].map(() => outcome(silence.during(() => new Promise((resolve) => come.push(resolve)))));
  for (let piece = 0; piece < 9; piece += 1) {
    mock.timers.tick(LONGEST_SILENCE - 1);
    silence.broken();
  }
  come[1]?.(null);
  assert.equal(await outcomes[1], "came");
  mock.timers.tick(LONGEST_SILENCE - 1);
  come[0]?.(null);
  assert.equal(await outcomes[0], "came");
});

test("requests that were made before are given up with the others", async () => {
  const early = new AbortController();
  const silence = new Silence(early);
  const waited = outcome(silence.during(never));
  mock.timers.tick(LONGEST_SILENCE);
  assert.equal(await waited, "AbortError");
  assert.equal(early.signal.aborted, true);
});
