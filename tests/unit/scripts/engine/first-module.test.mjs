import assert from "node:assert/strict";
import { test } from "node:test";
import { instantiated, warmings } from "../../../../assets/js/engine/first-module.js";
import { warmed } from "../../../../assets/js/engine/warm-module.js";
import { smallPython, warmedIn } from "../first/small-python.mjs";

const module = smallPython();

/** Notes what is instantiated, and what of it was called then. */
async function noted(act) {
  const { instantiate } = WebAssembly;
  const made = [];
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    made.push(instance.exports);
    return instance;
  };
  await act();
  WebAssembly.instantiate = instantiate;
  return made.map(warmedIn);
}

test("what most reports call is compiled while there is time, a part in a task", async () => {
  assert.deepEqual(await noted(() => warmed(module, () => true)), [11]);
});

test("it is given up as soon as there is none", async () => {
  assert.deepEqual(await noted(() => warmed(module, () => false)), []);
  const times = [true, true, false];
  assert.deepEqual(await noted(() => warmed(module, () => times.shift())), [1]);
});

test("a module that doesn't know what that is stays as it is", async () => {
  assert.deepEqual(warmings(await instantiated(smallPython({ isWarmed: false }))), []);
});

test("what isn't known to it can't be called", async () => {
  const exports = await instantiated(module);
  const asksForMore = new TextEncoder().encode("#");
  new Uint8Array(exports.memory.buffer).set(asksForMore);
  assert.throws(() => exports.PyObject_CallOneArg(0, 0), TypeError);
});
