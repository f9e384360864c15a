/**
 * What finds the keys of Python's dictionaries, which images of its memory leave out: it follows from the hashes of the keys.
 * The layout is that of CPython for 32 bits (`Include/internal/pycore_dict.h`), the way that of `build_indices_unicode`.
 */

/** Octets into the keys: the size of the table and its octets, as powers of two, and the kind; entries, the table. */
const [SIZE, KIND, ENTRIES, TABLE] = [4, 6, 16, 20];
/** Of keys that are texts alone. */
const TEXTS = 1;
/** Words of an entry, and words into a text: its hash. */
const [ENTRY, HASH] = [2, 3];
const SHIFT = 5;

export class Dictionaries {
  #octets;
  #halves;
  #words;

  /** @param {Uint8Array} octets the whole memory; it begins where words do */
  constructor(octets) {
    this.#octets = octets;
    this.#halves = new Uint16Array(octets.buffer, octets.byteOffset, octets.byteLength >> 1);
    this.#words = new Uint32Array(octets.buffer, octets.byteOffset, octets.byteLength >> 2);
  }

  /**
   * @param {number} keys an address
   * @returns {Uint8Array | Uint16Array | undefined} the table, where it is of a kind that can be left out
   */
  table(keys) {
    const [size = 0, octets = 0, kind] = this.#octets.subarray(keys + SIZE, keys + KIND + 1);
    const start = keys + TABLE;
    if (kind !== TEXTS || octets - size > 1) return;
    if (octets === size) return this.#octets.subarray(start, start + (1 << size));
    return this.#halves.subarray(start >> 1, (start >> 1) + (1 << size));
  }

  /**
   * No table is blank by itself: each entry is in it once.
   *
   * @param {number} keys an address
   */
  isLeftOut(keys) {
    return this.#words[(keys + TABLE) >> 2] === 0;
  }

  /** @param {number} keys the address of some whose texts have their hashes, and whose table is of such a kind */
  build(keys) {
    const table = /** @type {Uint8Array | Uint16Array} */ (this.table(keys));
    const words = this.#words;
    const mask = table.length - 1;
    const first = (keys + TABLE + table.byteLength) >> 2;
    const end = first + ENTRY * Number(words[(keys + ENTRIES) >> 2]);
    const empty = 2 ** (8 * table.BYTES_PER_ELEMENT) - 1;
    table.fill(empty);
    for (let at = first; at < end; at += ENTRY) {
      const hash = Number(words[(Number(words[at]) >> 2) + HASH]);
      let place = hash & mask;
      for (let rest = hash; table[place] !== empty; ) {
        rest >>>= SHIFT;
        place = (5 * place + rest + 1) & mask;
      }
      table[place] = (at - first) / ENTRY;
    }
  }
}
