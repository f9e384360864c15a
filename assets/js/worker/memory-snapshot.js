import { computeHashes } from "../engine/hashes.js";
import { unpackedSteps } from "../engine/zstd.js";

/**
 * Python's memory as the build has kept it (see `site_builder/runtime/snapshot.mjs`): a block with Pyodide's header, the number of
 * the memory's blocks, three places in it and a bit for each block, and the blocks whose bit is set. The others are as the
 * wasm file fills them, and of those that are here its octets are left out. The hashes of texts and what follows from
 * them are, too.
 */

const BLOCK = 1 << 16;
const WORDS = BLOCK / 4;
const HEADER_WORDS = 4;
/** Octets before the bits: how many blocks there are, where the heap begins, the types of texts and of dictionaries. */
const BEFORE_BITS = 16;

/**
 * Of what Python's WebAssembly exports, what is asked for here.
 *
 * @typedef {{memory: WebAssembly.Memory, sbrk: (octets: number) => number, PyObject_Hash: (address: number) => number,
 *   _PyRuntime: WebAssembly.Global, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: WebAssembly.Global}} Exports
 */

export class MemorySnapshot {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #chunks = [];
  #pristine = new Uint8Array();
  /** @type {Exports | null} */
  #exports = null;
  /** Octets of the header. */
  #start;
  /** How many blocks the wasm file fills. */
  #known;

  /**
   * @param {WebAssembly.Module} zstd
   * @param {ArrayBuffer} packed
   * @throws {RangeError} this is no snapshot
   */
  constructor(zstd, packed) {
    for (const octets of unpackedSteps(zstd, packed)) this.#chunks.push(octets.slice());
    const [first] = this.#chunks;
    if (!first || this.#chunks.some(({ byteLength }) => byteLength % BLOCK !== 0)) throw new RangeError("no snapshot");
    // The build writes into the fourth word, which Pyodide leaves free, how many blocks the wasm file fills.
    const [, start = 0, , known = 0] = new Uint32Array(first.buffer, 0, HEADER_WORDS);
    this.#start = start;
    this.#known = known;
  }

  /**
   * What Pyodide takes for the whole snapshot. It asks for the part that is memory last, and only to copy it: that is when
   * the memory is written.
   */
  get header() {
    const header = /** @type {Uint8Array<ArrayBuffer>} */ (this.#chunks[0]).slice(0, this.#start);
    const part = header.subarray.bind(header);
    header.subarray = (from, to) => {
      if (from !== this.#start) return part(from, to);
      this.#restore();
      return new Uint8Array();
    };
    return header;
  }

  /** @param {Exports} exports of the instance, whose memory is as the wasm file fills it: nothing has run in it */
  startFrom(exports) {
    this.#exports = exports;
    // Where the memory grew before it was kept, that of the wasm file alone is too small for it.
    const [count = 0] = new Uint32Array(/** @type {Uint8Array} */ (this.#chunks[0]).buffer, this.#start, 1);
    exports.memory.grow(Math.max(0, count - exports.memory.buffer.byteLength / BLOCK));
    this.#pristine = new Uint8Array(exports.memory.buffer, 0, BLOCK * this.#known).slice();
  }

  #restore() {
    const exports = /** @type {Exports} */ (this.#exports);
    const trampoline = trampolineIn(exports);
    const [way] = trampoline;
    // Above its break the heap has not been touched: there are zeros.
    const used = Math.ceil(exports.sbrk(0) / BLOCK);
    const blocks = this.#blocks();
    const map = /** @type {Uint8Array} */ (blocks.next().value).slice(this.#start);
    const [count = 0, ...places] = new Uint32Array(map.buffer, 0, BEFORE_BITS / 4);
    for (let index = 0; index < count; index += 1) {
      const isKept = (Number(map[BEFORE_BITS + (index >> 3)]) >> (index & 7)) & 1;
      const known = this.#pristine.subarray(BLOCK * index, BLOCK * (index + 1));
      const target = new Uint32Array(exports.memory.buffer, BLOCK * index, WORDS);
      if (isKept) put(target, /** @type {Uint8Array} */ (blocks.next().value), known);
      else if (known.length > 0) target.set(wordsOf(known));
      // Writes no zeros where zeros are: memory that nobody has touched costs the machine nothing.
      else if (index < used && !isBlank(target)) target.fill(0);
    }
    this.#pristine = new Uint8Array();
    trampoline.set([Number(way)]);
    computeHashes(exports, exports.sbrk(0), places);
  }

  /** @yields {Uint8Array} */
  *#blocks() {
    for (const chunk of this.#chunks) {
      for (let at = 0; at < chunk.byteLength; at += BLOCK) yield chunk.subarray(at, at + BLOCK);
      chunk.buffer.transfer?.(0);
    }
    this.#chunks = [];
  }
}

/**
 * Where Python keeps by which way it calls functions of its own: one that this browser compiled for itself, or nought for
 * one through JavaScript, which takes much longer. Node.js, where the snapshot is taken, may have no other.
 *
 * @param {Exports} exports
 */
function trampolineIn({ memory, _PyRuntime: runtime, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }) {
  const [distance = 0] = new Uint32Array(memory.buffer, Number(offset.value), 1);
  return new Uint32Array(memory.buffer, Number(runtime.value) + distance, 1);
}

/** @param {Uint8Array} octets */
function wordsOf({ buffer, byteOffset, byteLength }) {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

/**
 * @param {Uint32Array} target
 * @param {Uint8Array} octets
 * @param {Uint8Array} known
 */
function put(target, octets, known) {
  const words = wordsOf(octets);
  const filled = wordsOf(known);
  for (let index = 0; index < filled.length; index += 1) {
    // biome-ignore lint/style/useShorthandAssign: so the compiler is told that there is such a word.
    words[index] = /** @type {number} */ (words[index]) ^ /** @type {number} */ (filled[index]);
  }
  target.set(words);
}

/** @param {Uint32Array} words */
function isBlank(words) {
  for (let index = 0; index < words.length; index += 1) if (words[index] !== 0) return false;
  return true;
}
