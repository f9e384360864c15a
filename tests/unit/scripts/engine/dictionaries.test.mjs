import assert from "node:assert/strict";
import { test } from "node:test";
import { Dictionaries } from "../../../../assets/js/engine/dictionaries.js";

const KEYS = 64;
const TEXTS = 4096;

/**
 * A memory with the keys of one dictionary in it, and texts with these hashes.
 *
 * @param {number[]} hashes
 * @param {{size: number, octets: number, kind?: number}} how the size of the table and its octets, as powers of two
 */
function memoryWith(hashes, { size, octets, kind = 1 }) {
  const memory = new Uint8Array(1 << 17);
  const view = new DataView(memory.buffer);
  memory.set([size, octets, kind], KEYS + 4);
  view.setUint32(KEYS + 16, hashes.length, true);
  for (const [at, hash] of hashes.entries()) {
    view.setUint32(KEYS + 20 + 2 ** octets + 8 * at, TEXTS + 16 * at, true);
    view.setUint32(TEXTS + 16 * at + 12, hash, true);
  }
  return memory;
}

test("each key stands where its hash says, and one whose place is taken where CPython looks next", () => {
  // The last three bits of all are 1; then ((1 * 5 + (hash >> 5)) + 1) & 7, and so on.
  const dictionaries = new Dictionaries(memoryWith([1, 9, 0x8000_0021], { size: 3, octets: 3 }));
  assert.equal(dictionaries.isLeftOut(KEYS), true);
  dictionaries.build(KEYS);
  assert.deepEqual(Array.from(dictionaries.table(KEYS) ?? []), [255, 0, 255, 255, 255, 255, 1, 2]);
  assert.equal(dictionaries.isLeftOut(KEYS), false);
});

test("a larger table has two octets for each place", () => {
  const dictionaries = new Dictionaries(memoryWith([255, 511], { size: 8, octets: 9 }));
  dictionaries.build(KEYS);
  const table = Array.from(dictionaries.table(KEYS) ?? []);
  assert.equal(table.length, 256);
  assert.deepEqual(
    table.flatMap((entry, place) => (entry === 0xffff ? [] : [[place, entry]])),
    [
      [11, 1],
      [255, 0],
    ],
  );
});

test("tables of other kinds are never left out", () => {
  assert.equal(new Dictionaries(memoryWith([1], { size: 3, octets: 3, kind: 0 })).table(KEYS), undefined);
  assert.equal(new Dictionaries(memoryWith([1], { size: 3, octets: 5 })).table(KEYS), undefined);
});

test("a memory may begin within another", () => {
  const whole = new Uint8Array((1 << 17) + 16);
  whole.set(memoryWith([2, 3], { size: 3, octets: 3 }), 16);
  const dictionaries = new Dictionaries(whole.subarray(16));
  dictionaries.build(KEYS);
  assert.deepEqual(Array.from(dictionaries.table(KEYS) ?? []), [255, 255, 0, 1, 255, 255, 255, 255]);
});
