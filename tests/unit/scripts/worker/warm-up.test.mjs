import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { QUIET, SAMPLE_CALL, WarmUp } from "../../../../assets/js/worker/warm-up.js";
import SAMPLES from "../../../../assets/js/worker/warm-up.json" with { type: "json" };

/** A bridge that answers when a test says so. */
class FakeBridge {
  /** @type {{request: object, call: number, resolve: (answer: string) => void, reject: (error: Error) => void}[]} */
  asked = [];
  /** @type {number[]} */
  cancelled = [];

  handleAwaited = (/** @type {string} */ request, /** @type {number} */ call) =>
    new Promise((resolve, reject) => {
      this.asked.push({ request: JSON.parse(request), call, resolve, reject });
    });

  cancel = (/** @type {number} */ call) => {
    this.cancelled.push(call);
  };
}

/** @type {FakeBridge} */
let bridge;
/** @type {WarmUp} */
let warmUp;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  bridge = new FakeBridge();
  warmUp = new WarmUp(bridge);
});

afterEach(() => mock.timers.reset());

/** After what has been settled so far. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

async function quiet() {
  mock.timers.tick(QUIET);
  await settled();
}

/** @param {number} index */
async function answered(index) {
  bridge.asked[index]?.resolve("{}");
  await settled();
}

test("each sample is verified once, while nobody waits", async () => {
  for (let index = 0; index < SAMPLES.length + 2; index += 1) {
    await quiet();
    await answered(index);
  }

  assert.deepEqual(
    bridge.asked.map(({ request }) => request),
    SAMPLES,
  );
  assert.deepEqual(new Set(bridge.asked.map(({ call }) => call)), new Set([SAMPLE_CALL]));
  assert.deepEqual(bridge.cancelled, []);
});

test("a call puts the next sample off until it is answered and some time has passed", async () => {
  /** @type {(answer: string) => void} */
  let settle = () => undefined;
  const slow = new Promise((resolve) => {
    settle = resolve;
  });
  const answer = warmUp.after(() => slow);
  await quiet();
  assert.equal(bridge.asked.length, 0);

  settle("answer");
  assert.equal(await answer, "answer");
  mock.timers.tick(QUIET - 1);
  assert.equal(bridge.asked.length, 0);
  mock.timers.tick(1);
  assert.equal(bridge.asked.length, 1);
});

test("a call ends the diagnosis of a sample, and no second sample begins beside it", async () => {
  await quiet();
  assert.equal(await warmUp.after(() => "at once"), "at once");
  assert.deepEqual(bridge.cancelled, [SAMPLE_CALL]);
  await quiet();
  assert.equal(bridge.asked.length, 1);

  await answered(0);
  await quiet();
  assert.equal(bridge.asked.length, 2);
});

test("who waits is told what was thrown, and the samples go on", async () => {
  await assert.rejects(
    warmUp.after(() => {
      throw new RangeError("broken");
    }),
    RangeError,
  );
  await quiet();

  assert.equal(bridge.asked.length, 1);
});

test("a sample that fails is the last one, and nobody is told", async () => {
  await quiet();
  bridge.asked[0]?.reject(new RangeError("broken"));
  await settled();
  await quiet();

  assert.equal(bridge.asked.length, 1);
  assert.equal(await warmUp.after(() => "still here"), "still here");
  assert.deepEqual(bridge.cancelled, []);
});
