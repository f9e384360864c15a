import assert from "node:assert/strict";
import { test } from "node:test";
import { HASHED, resultsIn, smallImage, smallPython, TEXTS, TRAMPOLINE_PLACE, warmedIn } from "./small-python.mjs";

// A module with a function of the name that Pyodide's has.
globalThis.TRAMPOLINE = "0061736d01000000010401600000030201000713010f7472616d706f6c696e655f63616c6c00000a040102000b";
const { NotHere, prepared, startPython } = await import("../../../../assets/js/first/python.js");

const module = smallPython();

test("what is asked for goes to Python as octets, and what it answers comes back as text", async () => {
  const { answer } = startPython(await prepared(module), [smallImage()]);
  assert.equal(answer("größer 😀"), "größer 😀");
  assert.equal(answer(""), "");
});

test("what most reports call is called before there is an image, where the module knows what that is", async () => {
  assert.equal(warmedIn(await prepared(module)), 11);
  assert.equal(warmedIn(await prepared(smallPython({ isWarmed: false }))), 0);
});

test("the image is written where it belongs, and the trampoline gets a place", async () => {
  const { memory } = startPython(await prepared(module), [smallImage("text")]);
  assert.equal(new TextDecoder().decode(new Uint8Array(memory.buffer, 4096, 4)), "text");
  assert.equal(memory.buffer.byteLength, 2 * 65_536);
  assert.equal(new DataView(memory.buffer).getInt32(TRAMPOLINE_PLACE, true), 2);
});

test("the hash of a text that the image leaves out is computed", async () => {
  const image = smallImage();
  new Uint32Array(image.buffer, 4096 + 64, 4).set([0x5000_0000, TEXTS, 1, 0]);
  const { memory } = startPython(await prepared(module), [image]);
  assert.equal(new DataView(memory.buffer).getInt32(4096 + 64 + 12, true), HASHED);
});

test("the image may come in pieces of any size, but whole", async () => {
  const image = smallImage("text");
  for (const size of [1000, 4096, 5000]) {
    const pieces = Array.from({ length: Math.ceil(image.length / size) }, (_, at) =>
      image.subarray(at * size, (at + 1) * size),
    );
    const { memory } = startPython(await prepared(module), pieces);
    assert.equal(new TextDecoder().decode(new Uint8Array(memory.buffer, 4096, 4)), "text");
  }
  const ready = await prepared(module);
  assert.throws(() => startPython(ready, [image.subarray(0, 5000)]), RangeError);
});

test("where the trampoline can't be compiled, or is not trusted, it has no place", async () => {
  const { TRAMPOLINE } = globalThis;
  globalThis.TRAMPOLINE = "00";
  const without = startPython(await prepared(module), [smallImage()]);
  assert.equal(new DataView(without.memory.buffer).getInt32(TRAMPOLINE_PLACE, true), 0);
  globalThis.TRAMPOLINE = TRAMPOLINE;
  const { navigator } = globalThis;
  Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" }, configurable: true });
  const onPhone = startPython(await prepared(module), [smallImage()]);
  assert.equal(new DataView(onPhone.memory.buffer).getInt32(TRAMPOLINE_PLACE, true), 0);
  Object.defineProperty(globalThis, "navigator", { value: undefined, configurable: true });
  const somewhere = startPython(await prepared(module), [smallImage()]);
  assert.equal(new DataView(somewhere.memory.buffer).getInt32(TRAMPOLINE_PLACE, true), 2);
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
});

test("what Python raises is no answer, and Python goes on; a trap is something else", async () => {
  const { answer } = startPython(await prepared(module), [smallImage()]);
  assert.throws(() => answer("!"), NotHere);
  assert.equal(answer("a"), "a");
  assert.throws(() => answer("?"), WebAssembly.RuntimeError);
  assert.throws(() => answer("#"), TypeError);
});

test("Python is told the time, and given memory where there is some", async () => {
  const { answer, memory } = startPython(await prepared(module), [smallImage()]);
  const before = Date.now();
  answer("W");
  const found = resultsIn(memory);
  assert.ok(found.getFloat64(0, true) > 0);
  assert.ok(Math.abs(found.getFloat64(8, true) - before) < 10_000);
  assert.equal(found.getUint32(16, true), 2 ** 31);
  assert.equal(found.getInt32(20, true), 0, "sixteen pages are added at least, and the module has fourteen more");
  assert.equal(found.getInt32(24, true), 0);
  assert.ok(Math.abs(Number(found.getBigUint64(32, true)) / 1e6 - before) < 10_000);
  assert.ok(found.getBigUint64(40, true) > 0n);
  const time = Array.from({ length: 8 }, (_, index) => found.getInt32(48 + 4 * index, true));
  assert.deepEqual(time, [0, 0, 13, 1, 0, 126, 4, 0], "2026-01-01 13:00:00, a Thursday, the first day of the year");
  assert.equal(found.getInt32(80, true), 0);
  assert.equal(found.getInt32(84, true), 6);
});

test("an image with more blocks than it says is refused", async () => {
  const more = new Uint8Array(3 * 4096);
  more.set(smallImage());
  const ready = await prepared(module);
  assert.throws(() => startPython(ready, [more]), RangeError);
});
