import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { atMost, inNextFrame, nextFrame, nextTask, rest } from "../../../../assets/js/shared/scheduling.js";

/** What a browser has and Node.js has not. */
const world = /** @type {Record<string, unknown>} */ (globalThis);

afterEach(() => {
  mock.timers.reset();
  for (const name of ["document", "requestAnimationFrame", "requestIdleCallback"]) delete world[name];
});

test("the next task comes after those that wait already", async () => {
  /** @type {string[]} */
  const order = [];
  setTimeout(() => order.push("waiting"));
  await nextTask();
  order.push("next");
  assert.deepEqual(order, ["waiting", "next"]);
});

test("a page that is seen waits for its frame", async () => {
  let frames = 0;
  world.document = { visibilityState: "visible", addEventListener: () => undefined };
  world.requestAnimationFrame = (/** @type {() => void} */ draw) => {
    frames += 1;
    draw();
  };
  await nextFrame();
  assert.equal(frames, 1);
});

test("a page that is left while it waits has no frame to wait for", async () => {
  /** @type {(() => void)[]} */
  const leaving = [];
  world.requestAnimationFrame = () => undefined;
  world.document = {
    visibilityState: "visible",
    addEventListener: (/** @type {string} */ _kind, /** @type {() => void} */ listener) => leaving.push(listener),
  };
  const waiting = nextFrame();
  assert.equal(leaving.length, 1);
  leaving[0]?.();
  await waiting;
});

test("what is done is waited for, but no longer than so long", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  await atMost(100, Promise.resolve());
  let isOver = false;
  const waiting = atMost(100, new Promise(() => undefined)).then(() => {
    isOver = true;
  });
  mock.timers.tick(99);
  await Promise.resolve();
  assert.equal(isOver, false);
  mock.timers.tick(1);
  await waiting;
});

test("a page that nobody sees waits for no frame", async () => {
  world.document = { visibilityState: "hidden" };
  world.requestAnimationFrame = () => assert.fail("no frame comes");
  await nextFrame();
});

test("a rest comes when the browser says so, or else after a while", async () => {
  /** @type {unknown[]} */
  const asked = [];
  world.requestIdleCallback = (/** @type {() => void} */ idle, /** @type {unknown} */ options) => {
    asked.push(options);
    idle();
  };
  await rest();
  assert.deepEqual(asked, [{ timeout: 2000 }]);
  delete world.requestIdleCallback;
  mock.timers.enable({ apis: ["setTimeout"] });
  const resting = rest();
  mock.timers.tick(200);
  await resting;
});

test("what is asked for several times before a frame is done once in it, with the last words", () => {
  /** @type {(() => void)[]} */
  const frames = [];
  world.requestAnimationFrame = (/** @type {() => void} */ frame) => frames.push(frame);
  /** @type {string[]} */
  const drawn = [];
  const draw = inNextFrame((/** @type {string} */ word) => drawn.push(word));
  for (const word of ["a", "b", "c"]) draw(word);
  assert.deepEqual([frames.length, drawn], [1, []]);
  frames[0]?.();
  draw("d");
  frames[1]?.();
  assert.deepEqual(drawn, ["c", "d"]);
});
