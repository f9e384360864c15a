import { Dictionaries } from "./dictionaries.js";

/** What CPython writes for the count of references to what lives for ever, as all that is in an image does. */
const IMMORTAL = 0x5000_0000;
/** Words into a text and into a dictionary: its hash, and its keys. */
const [HASH, KEYS] = [3, 6];
const NOT_HASHED = 0xffff_ffff;

/**
 * Lets Python compute the hashes that an image of its memory leaves out, where a nought stands in their place, and builds
 * what follows from them. Objects begin at every eighth octet.
 *
 * @param {{memory: WebAssembly.Memory, PyObject_Hash: (address: number) => number}} exports
 * @param {number} end of the heap
 * @param {number[]} places where the heap begins, and the addresses of the types of texts and dictionaries
 */
export function computeHashes({ memory, PyObject_Hash: hash }, end, [heap = 0, texts, dictionaries]) {
  const words = new Uint32Array(memory.buffer);
  const keys = [];
  for (let at = Math.ceil(heap / 8) * 2; at < end / 4; at += 2) {
    if (words[at] !== IMMORTAL) continue;
    if (words[at + 1] === dictionaries) keys.push(Number(words[at + KEYS]));
    if (words[at + 1] !== texts || words[at + HASH] !== 0) continue;
    words[at + HASH] = NOT_HASHED;
    hash(4 * at);
  }
  const found = new Dictionaries(new Uint8Array(memory.buffer));
  for (const address of keys) if (found.isLeftOut(address)) found.build(address);
}
