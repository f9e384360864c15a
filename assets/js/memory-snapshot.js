import { unpackedSteps } from "./zstd.js";

/**
 * Python's memory as the build has kept it, unpacked straight to where it belongs: a copy of it between would double what
 * the tab holds. Octets that the wasm file brings anyway are left out of it (see `site_builder/snapshot.mjs`).
 */

const HEADER_WORDS = 4;
const BLOCK = 1 << 16;

export class MemorySnapshot {
  #steps;
  #first;
  #start;
  #count;
  #pristine = new Uint8Array();
  /** @type {WebAssembly.Memory | null} */
  #memory = null;

  /**
   * @param {WebAssembly.Module} zstd
   * @param {ArrayBuffer} packed
   * @throws {RangeError} this is no snapshot
   */
  constructor(zstd, packed) {
    this.#steps = unpackedSteps(zstd, packed);
    this.#first = (this.#steps.next().value ?? new Uint8Array()).slice();
    if (this.#first.byteLength < 4 * HEADER_WORDS) throw new RangeError("no snapshot");
    // The build writes into the fourth word, which Pyodide leaves free, how many words the wasm file brings.
    const [, start = 0, , count = 0] = new Uint32Array(this.#first.buffer, 0, HEADER_WORDS);
    this.#start = start;
    this.#count = count;
  }

  /**
   * What Pyodide takes for the whole snapshot. It asks for the part that is memory last, and only to copy it: that is when
   * the memory is written.
   */
  get header() {
    const header = this.#first.slice(0, this.#start);
    const part = header.subarray.bind(header);
    header.subarray = (from, to) => {
      if (from !== this.#start) return part(from, to);
      this.#restore();
      return new Uint8Array();
    };
    return header;
  }

  /** @param {WebAssembly.Memory} memory as the wasm file fills it, before anything runs in it */
  startFrom(memory) {
    this.#memory = memory;
    this.#pristine = new Uint8Array(memory.buffer, 0, 4 * this.#count).slice();
  }

  #restore() {
    const memory = new Uint8Array(/** @type {WebAssembly.Memory} */ (this.#memory).buffer);
    let at = this.#put(memory, this.#first.subarray(this.#start), 0);
    for (const octets of this.#steps) at = this.#put(memory, octets, at);
    this.#pristine = this.#first = new Uint8Array();
  }

  /**
   * @param {Uint8Array} memory
   * @param {Uint8Array} octets
   * @param {number} at
   * @returns {number} where the next octets belong
   */
  #put(memory, octets, at) {
    const known = this.#pristine.subarray(at, at + octets.byteLength);
    for (let index = 0; index < known.length; index += 1) octets[index] = Number(octets[index]) ^ Number(known[index]);
    for (let start = 0; start < octets.byteLength; start += BLOCK) {
      putBlock(memory, octets.subarray(start, start + BLOCK), at + start);
    }
    return at + octets.byteLength;
  }
}

/**
 * Writes no zeros where zeros are: memory that nobody has touched costs the machine nothing.
 *
 * @param {Uint8Array} memory
 * @param {Uint8Array} octets
 * @param {number} at
 */
function putBlock(memory, octets, at) {
  if (!isBlank(octets) || !isBlank(memory.subarray(at, at + octets.byteLength))) memory.set(octets, at);
}

/** @param {Uint8Array} octets */
function isBlank({ buffer, byteOffset, byteLength }) {
  if (byteOffset % 4 !== 0 || byteLength % 4 !== 0) return false;
  const words = new Uint32Array(buffer, byteOffset, byteLength / 4);
  for (let index = 0; index < words.length; index += 1) if (words[index] !== 0) return false;
  return true;
}
