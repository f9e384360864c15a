import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { isGzip, unpacked } from "../../../../assets/js/engine/gzip.js";

/** @param {Uint8Array} octets @returns {ArrayBuffer} */
const bufferOf = (octets) => Uint8Array.from(octets).buffer;
const PLAIN = new TextEncoder().encode("print('hello')");
const PACKED = new Uint8Array(gzipSync(PLAIN));

test("a gzip member is known by its first two octets", () => {
  assert.equal(isGzip(bufferOf(PACKED)), true);
  for (const octets of [[], [0x1f], [0x1f, 0x8a], [0x8b, 0x1f]]) {
    assert.equal(isGzip(bufferOf(Uint8Array.from(octets))), false);
  }
});

test("what is packed is unpacked, and what is not comes as it is", async () => {
  assert.equal(await unpacked(bufferOf(PACKED)).text(), "print('hello')");
  assert.equal(await unpacked(bufferOf(PLAIN)).text(), "print('hello')");
  assert.equal((await unpacked(new ArrayBuffer(0)).arrayBuffer()).byteLength, 0);
});

test("a member that is cut or damaged rejects", async () => {
  await assert.rejects(unpacked(bufferOf(PACKED.slice(0, -4))).arrayBuffer());
  const damaged = Uint8Array.from(PACKED, (octet, at) => (at === PACKED.length - 6 ? octet ^ 1 : octet));
  await assert.rejects(unpacked(bufferOf(damaged)).arrayBuffer());
});
