import assert from "node:assert/strict";
import { test } from "node:test";

import { Zstd } from "@hpcc-js/wasm-zstd";

import { Frames, isFrame, unpackedSteps } from "../../../../assets/js/engine/zstd.js";
import { unpacker } from "../unpacker.mjs";

const packer = await Zstd.load();
const decoder = await unpacker();
// More than one step of what is unpacked, and more than one slice of what is packed.
const CONTENT = Uint8Array.from({ length: 700_000 }, (_, at) => (at * at * 31 + (at >> 7)) & 255);
const PACKED = Uint8Array.from(packer.compress(CONTENT, 1));

/** @param {Iterable<Uint8Array>} steps which are overwritten by the next ones */
function joined(steps) {
  const parts = [];
  for (const step of steps) parts.push(step.slice());
  return Uint8Array.from(Buffer.concat(parts));
}

test("a frame is unpacked in steps", () => {
  const { buffer } = PACKED.slice();

  assert.deepEqual(joined(unpackedSteps(decoder, buffer)), CONTENT);
});

test("several frames are one content", () => {
  const both = Uint8Array.from([...PACKED, ...packer.compress(CONTENT.subarray(0, 9), 1)]);

  assert.deepEqual(
    joined(unpackedSteps(decoder, both.buffer)),
    Uint8Array.from([...CONTENT, ...CONTENT.subarray(0, 9)]),
  );
});

test("what was unpacked on its way is taken as it is, also where octets cannot be given away", () => {
  const { buffer } = CONTENT.slice();
  Object.defineProperty(buffer, "transfer", { value: undefined });

  assert.deepEqual(joined(unpackedSteps(decoder, buffer)), CONTENT);
});

test("the octets are given away where that can be", () => {
  /** @type {number[]} */
  const given = [];
  const { buffer } = CONTENT.slice();
  Object.defineProperty(buffer, "transfer", { value: (/** @type {number} */ size) => given.push(size) });
  joined(unpackedSteps(decoder, buffer));

  assert.deepEqual(given, [0]);
});

test("a frame that is damaged or cut is none", () => {
  const damaged = PACKED.slice();
  damaged.fill(255, 4, 60);

  assert.throws(() => joined(unpackedSteps(decoder, damaged.buffer)), RangeError);
  assert.throws(() => joined(unpackedSteps(decoder, PACKED.slice(0, -9).buffer)), RangeError);
});

test("octets that come one after the other are one frame", () => {
  const frames = new Frames(decoder);
  const halves = [PACKED.slice(0, 1000), PACKED.slice(1000)];
  const parts = halves.map((half) => joined(frames.take(half)));

  assert.deepEqual(Uint8Array.from(Buffer.concat([...parts, joined(frames.end())])), CONTENT);
});

test("too few octets tell nothing", () => {
  assert.equal(isFrame(PACKED.subarray(0, 3)), undefined);
  assert.equal(isFrame(PACKED), true);
  assert.equal(isFrame(CONTENT), false);
});

test("a frame that looks far back has the memory that it needs", () => {
  const far = new Uint8Array(1 << 25);
  const frame = Uint8Array.from(packer.compress(far, 20));
  let length = 0;
  for (const step of unpackedSteps(decoder, frame.buffer)) length += step.byteLength;

  assert.equal(length, far.byteLength);
});
