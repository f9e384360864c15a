import assert from "node:assert/strict";
import { test } from "node:test";
import { computeHashes } from "../../../../assets/js/engine/hashes.js";

const FOR_EVER = 0x5000_0000;
const [TEXTS, DICTIONARIES] = [600, 700];
/** Where the heap begins, what is in it, and where it ends. */
const [HEAP, HASHED, LEFT_OUT, MORTAL, BEHIND] = [4092, 4096, 4112, 4128, 8192];
const [DICTIONARY, KEYS, BUILT, OTHER_KEYS] = [4160, 4224, 4288, 4352];

/** A memory with texts and dictionaries in it, and what Python was asked to hash. */
function filled() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new DataView(memory.buffer);
  const write = (address, words) =>
    words.forEach((word, at) => {
      view.setUint32(address + 4 * at, word, true);
    });
  write(HASHED, [FOR_EVER, TEXTS, 1, 77]);
  write(LEFT_OUT, [FOR_EVER, TEXTS, 1, 0]);
  write(MORTAL, [1, TEXTS, 1, 0]);
  write(BEHIND, [FOR_EVER, TEXTS, 1, 0]);
  for (const [dictionary, keys] of [
    [DICTIONARY, KEYS],
    [BUILT, OTHER_KEYS],
  ]) {
    write(dictionary, [FOR_EVER, DICTIONARIES, 0, 0, 0, 0, keys]);
    new Uint8Array(memory.buffer).set([3, 3, 1], keys + 4);
    write(keys + 16, [1]);
    write(keys + 28, [LEFT_OUT]);
  }
  write(OTHER_KEYS + 20, [0xffff_ff00, 0xffff_ffff]);
  const asked = [];
  const hash = (address) => {
    asked.push([address, view.getUint32(address + 12, true)]);
    view.setUint32(address + 12, 2, true);
    return 2;
  };
  computeHashes({ memory, PyObject_Hash: hash }, BEHIND, [HEAP, TEXTS, DICTIONARIES]);
  return { asked, tableOf: (keys) => Array.from(new Uint8Array(memory.buffer, keys + 20, 8)) };
}

test("Python hashes the texts that live for ever and have no hash, as if they never had one", () => {
  assert.deepEqual(filled().asked, [[LEFT_OUT, 0xffff_ffff]]);
});

test("what finds the keys of dictionaries is built of the hashes, where it is left out", () => {
  const { tableOf } = filled();
  assert.deepEqual(tableOf(KEYS), [255, 255, 0, 255, 255, 255, 255, 255]);
  assert.deepEqual(tableOf(OTHER_KEYS), [0, 255, 255, 255, 255, 255, 255, 255]);
});
