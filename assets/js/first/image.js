/**
 * The memory that the first engine starts from, as `site_builder/first/dumped.mjs` has written it: a block with seven words,
 * which are the address of the function to call, that of the place for the trampoline, how many pages of memory are needed,
 * how many blocks there are, where the heap begins, and the types of texts and of dictionaries, and with a bit for each
 * block; then those blocks in which anything is. The hashes of texts and what follows from them are left out.
 *
 * @typedef {{entry: number, trampoline: number, end: number, hashed: number[]}} Places `end` is where the image ends; what
 *   `computeHashes` is to be told is `hashed`
 */

const BLOCK = 4096;
const WORDS = 7;
const PAGE = 1 << 16;

/**
 * Writes the image into a memory.
 *
 * @param {WebAssembly.Memory} memory
 * @param {Iterable<Uint8Array>} parts of the image
 * @returns {Places}
 */
export function writeImage(memory, parts) {
  const target = new Target(memory);
  for (const part of parts) target.take(part);
  return target.places();
}

class Target {
  #memory;
  #octets = new Uint8Array();
  /** @type {Places} */
  #places = { entry: 0, trampoline: 0, end: 0, hashed: [] };
  #filled = new Uint8Array();
  #block = 0;
  /** What was given of a block that is not whole yet. */
  #rest = new Uint8Array();

  /** @param {WebAssembly.Memory} memory */
  constructor(memory) {
    this.#memory = memory;
  }

  /** @param {Uint8Array} part */
  take(part) {
    let octets = part;
    if (this.#rest.length > 0) {
      octets = new Uint8Array(this.#rest.length + part.length);
      octets.set(this.#rest);
      octets.set(part, this.#rest.length);
    }
    const end = octets.length - (octets.length % BLOCK);
    this.#rest = octets.slice(end);
    this.#write(octets.subarray(0, end));
  }

  /** @param {Uint8Array} part of whole blocks */
  #write(part) {
    let at = 0;
    if (this.#filled.length === 0 && part.length > 0) {
      this.#begin(part.subarray(0, BLOCK));
      at = BLOCK;
    }
    for (; at < part.length; at += BLOCK) {
      while (!this.#isFilled()) this.#block += 1;
      this.#octets.set(part.subarray(at, at + BLOCK), this.#block * BLOCK);
      this.#block += 1;
    }
  }

  /** @param {Uint8Array} first */
  #begin(first) {
    const view = new DataView(first.buffer, first.byteOffset);
    const words = Array.from({ length: WORDS }, (_, at) => view.getUint32(4 * at, true));
    const [entry = 0, trampoline = 0, pages = 0, count = 0, ...hashed] = words;
    this.#places = { entry, trampoline, end: BLOCK * count, hashed };
    const more = pages - this.#memory.buffer.byteLength / PAGE;
    if (more > 0) this.#memory.grow(more);
    this.#octets = new Uint8Array(this.#memory.buffer);
    this.#filled = first.slice(4 * WORDS);
  }

  #isFilled() {
    if (this.#block >= 8 * this.#filled.length) throw new RangeError("more blocks than there are places");
    const bits = /** @type {number} */ (this.#filled[this.#block >> 3]);
    return (bits >> (this.#block & 7)) & 1;
  }

  places() {
    if (this.#rest.length > 0) throw new RangeError("a block that was cut");
    return this.#places;
  }
}
