import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { countInto, createBoot } from "../../../../assets/js/engine/boot-state.js";

test("it begins with the first step of fetching", () => {
  assert.deepEqual(createBoot().state, { phase: "fetching", step: "fetch", loaded: 0, total: 0, failure: null });
});

test("whoever listens is told each change, and none after having left", () => {
  const boot = createBoot();
  /** @type {number[]} */
  const told = [];
  const leave = boot.subscribe(({ loaded }) => told.push(loaded));
  boot.set({ loaded: 1 });
  boot.set({ loaded: 2, phase: "starting" });
  leave();
  boot.set({ loaded: 3 });
  assert.deepEqual(told, [1, 2]);
  assert.deepEqual([boot.state.loaded, boot.state.phase], [3, "starting"]);
});

test("a start that failed stays failed", () => {
  const boot = createBoot();
  const failure = { code: "boot", message: "Python didn’t start." };
  let told = 0;
  boot.subscribe(() => {
    told += 1;
  });
  boot.set({ phase: "failed", failure });
  boot.set({ phase: "ready", failure: null });
  assert.deepEqual([boot.state.phase, boot.state.failure, told], ["failed", failure, 1]);
});

test("what arrives is counted, told not too often, and at the end in any case", () => {
  let now = 1_000;
  const clock = mock.method(performance, "now", () => now);
  const boot = createBoot();
  /** @type {number[]} */
  const told = [];
  const arrived = countInto(boot, 100);
  assert.deepEqual([boot.state.phase, boot.state.total], ["fetching", 100]);
  boot.subscribe(({ loaded }) => told.push(loaded));
  for (const octets of [10, 10, 10]) arrived(octets);
  now += 49;
  arrived(10);
  now += 1;
  arrived(10);
  arrived(10);
  arrived(70);
  clock.mock.restore();
  assert.deepEqual(told, [10, 50, 100]);
});
