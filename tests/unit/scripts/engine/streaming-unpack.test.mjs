import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Zstd } from "@hpcc-js/wasm-zstd";
import { Content } from "../../../../assets/js/engine/streaming-content.js";
import { Unpacking } from "../../../../assets/js/engine/streaming-unpack.js";
import { unpacker } from "../unpacker.mjs";

const packer = await Zstd.load();
// More than two steps of what is unpacked.
const CONTENT = Uint8Array.from({ length: 700_000 }, (_, at) => (at * at * 31 + (at >> 7)) & 255);
const PACKED = Uint8Array.from(packer.compress(CONTENT, 1));

/** @param {Uint8Array[]} pieces */
const together = (pieces) => Uint8Array.from(Buffer.concat(pieces));

test("what comes little by little is unpacked, before the end has come", async () => {
  const unpacking = new Unpacking(unpacker());
  unpacking.take(PACKED.slice(0, 2));
  unpacking.take(PACKED.slice(2, -20));
  const { value } = await unpacking.steps.next();
  const before = /** @type {Uint8Array} */ (value).slice();
  unpacking.take(PACKED.slice(-20));
  unpacking.end(PACKED.buffer);
  const pieces = [before];
  for await (const piece of unpacking.steps) pieces.push(piece.slice());
  assert.deepEqual(together(pieces), CONTENT);
  assert.ok(pieces.length > 2);
});

/** Unpacks while each look at the clock takes so many milliseconds; tells how often others were let through meanwhile. */
async function turnsOf(milliseconds) {
  let now = 0;
  mock.method(performance, "now", () => {
    now += milliseconds;
    return now;
  });
  const turns = mock.method(MessagePort.prototype, "postMessage");
  await Content.of(unpacker(), PACKED.buffer.slice());
  mock.restoreAll();
  return turns.mock.callCount();
}

test("other tasks have their turn between steps that take long, and only then", async () => {
  assert.equal(await turnsOf(0), 0);
  assert.ok((await turnsOf(5)) > 1);
});

test("all of a file is its content, however it comes", async () => {
  const unpackedOnItsWay = new Content(unpacker());
  for (const part of [CONTENT.slice(0, 1), CONTENT.slice(1, 9), CONTENT.slice(9)]) unpackedOnItsWay.take(part);
  unpackedOnItsWay.end(CONTENT.buffer);
  assert.deepEqual(together(await unpackedOnItsWay.pieces), CONTENT);
  assert.deepEqual(together(await Content.of(unpacker(), PACKED.buffer.slice())), CONTENT);
});

test("what is damaged, cut or will not come has no content", async () => {
  const damaged = PACKED.slice();
  damaged.fill(255, 4, 60);
  await assert.rejects(Content.of(unpacker(), damaged.buffer), RangeError);
  await assert.rejects(Content.of(unpacker(), PACKED.slice(0, -9).buffer), RangeError);
  const lost = new Content(unpacker());
  lost.take(PACKED.slice(0, 100));
  lost.fail(new TypeError("the line was cut"));
  await assert.rejects(lost.pieces, /the line was cut/);
});
