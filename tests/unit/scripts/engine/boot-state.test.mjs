import assert from "node:assert/strict";
import { test } from "node:test";
import { createBoot } from "../../../../assets/js/engine/boot-state.js";

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
