// Makes alike in Python's heap whatever differs from object to object for no reason, since what is alike packs well. All
// that is there lives for ever then: nothing of it is ever given back, and the garbage collector looks at none of it.
import { Dictionaries } from "../../../assets/js/engine/dictionaries.js";
import { Heap, TYPE } from "./heap.mjs";

const WORD = 4;
/** What CPython writes where a count of references has no meaning. */
const IMMORTAL = 0x5000_0000;
const NOT_HASHED = 0xffff_ffff;
/** In the place of a hash that is to be computed before anything asks for it. */
export const TO_HASH = 0;
/** Offsets into objects. */
export const [HASH_OF_TEXT, STATE_OF_TEXT, KEYS_OF_DICT] = [12, 16, 24];
const [HASH_OF_TUPLE, PADDING_OF_DICT, SIZE_OF_RECORD, TAG_OF_NUMBER] = [12, 12, 8, 8];
export const ASCII = 1 << 6;
/** Of the word that says what a text is: no more of it is ever written. */
const STATE = 0xff;
/** Octets of a number before its digits, and of a digit; of a text before its characters. */
const [BEFORE_DIGITS, DIGIT, BEFORE_ASCII, BEFORE_OTHERS] = [12, 4, 20, 28];
/** Of a type: its objects hold values in a place behind them. */
const HAS_VALUES_BEHIND = 1 << 2;
/** What has as many items as it says behind what its type says. */
const COUNTED = new Set(["bytes", "code", "tuple"]);
const LINE_OF_CODE = 44;
/** Names, exceptions, names of locals and their kinds, lines. Constants that are alike may be another kind of number. */
const SHARED_BY_CODE = [16, 20, 72, 76, 92];
/** What reads and writes files, and at least so many octets of what comes and goes. */
const FILES = new Set(["_io.BufferedReader", "_io.BufferedWriter"]);
const LEAST_BUFFER = 1 << 13;
/** The allocator gives fewer octets more than it was asked for: what it can't use for another chunk, and what fills up. */
const MOST_BEHIND = 24;

/** What a row of octets is, its size and its octets: the hash between them may be there or not. */
const withoutHash = (octets) => [...octets.subarray(0, WORD), ...octets.subarray(2 * WORD)];

export class Alike {
  /** @param {Heap} heap @param {number} limit where the static data ends */
  constructor(heap, limit) {
    this.heap = heap;
    this.limit = limit;
  }

  *named(name) {
    for (const object of this.heap.objects) if (object?.name === name) yield object.address;
  }

  hashesOfTuples() {
    for (const address of this.named("tuple")) this.heap.set(address + HASH_OF_TUPLE, NOT_HASHED);
  }

  /** What was read from files and written to them before: of what Python has open nothing is waiting. */
  buffers() {
    const { chunks, objects } = this.heap;
    for (const object of objects) {
      if (!FILES.has(object?.name)) continue;
      for (let place = 0; place < this.#sizeOf(object); place += WORD) {
        const held = this.heap.word(object.address + place);
        const index = this.heap.chunkAt(held);
        if (chunks[index]?.at !== held || objects[index]) continue;
        if (chunks[index].end - held >= LEAST_BUFFER) this.heap.clear(index);
      }
    }
  }

  /** The collector knows nothing of what is here. */
  links() {
    const heads = new Set();
    for (const object of this.heap.objects) {
      if (!object?.hasLinks) continue;
      for (const place of [object.address - 2 * WORD, object.address - WORD]) {
        const other = this.heap.word(place) & ~3;
        if (other > 0 && other < this.limit) heads.add(other);
        this.heap.set(place, 0);
      }
    }
    for (const head of heads) {
      this.heap.set(head, head);
      this.heap.set(head + WORD, head);
    }
  }

  /** Of what code holds, things that are alike become one; nobody asks for the lines of what is called. */
  code() {
    const known = new Map();
    for (const address of this.named("code")) {
      this.heap.set(address + LINE_OF_CODE, 0);
      for (const place of SHARED_BY_CODE) {
        const held = this.heap.word(address + place);
        const text = this.#contentOf(held);
        if (text === "") continue;
        if (!known.has(text)) known.set(text, held);
        this.heap.set(address + place, known.get(text));
        if (known.get(text) !== held) this.#release(held);
      }
    }
  }

  /** One that held an object does so no longer. What nobody holds then is gone; of what it held nothing is. */
  #release(address) {
    const count = this.heap.word(address);
    if (count >= IMMORTAL) return;
    this.heap.set(address, count - 1);
    if (count > 1) return;
    const index = this.heap.chunkAt(address);
    this.heap.clear(index);
    this.heap.objects[index] = null;
  }

  /** @returns {string} alike for what is alike; empty where there is no telling */
  #contentOf(address) {
    const object = this.heap.objects[this.heap.chunkAt(address)];
    if (object?.address !== address || !["bytes", "tuple"].includes(object.name)) return "";
    const size = this.#sizeOf(object);
    const octets = this.heap.octets.subarray(address + SIZE_OF_RECORD, address + size);
    return object.name + String.fromCharCode(...(object.name === "tuple" ? octets : withoutHash(octets)));
  }

  /** What the allocator gave more than was asked for holds what stood there before, and so does what fills up a word. */
  remains() {
    const { objects, octets, chunks } = this.heap;
    for (const [index, object] of objects.entries()) {
      if (object === null) continue;
      if (object.name === "dict") this.heap.set(object.address + PADDING_OF_DICT, 0);
      const size = this.#sizeOf(object);
      const behind = chunks[index].end - object.address - size;
      // Behind some, as what encodes into a code page, there is more than their type says.
      if (size > 0 && behind < MOST_BEHIND)
        octets.fill(0, object.address + size, object.address + size + Math.max(0, behind));
    }
  }

  /** @returns {number} octets of an object; nought where there is no telling */
  #sizeOf({ address, type, name }) {
    if (name === "str") return this.#sizeOfText(address);
    if (name === "int") return BEFORE_DIGITS + DIGIT * Math.max(1, this.heap.word(address + TAG_OF_NUMBER) >> 3);
    if (this.heap.word(type + TYPE.flags) & HAS_VALUES_BEHIND || this.heap.isType(address)) return 0;
    const itemSize = this.heap.word(type + TYPE.itemSize);
    if (itemSize > 0 && !COUNTED.has(name)) return 0;
    return this.heap.word(type + TYPE.size) + itemSize * (itemSize > 0 ? this.heap.word(address + SIZE_OF_RECORD) : 0);
  }

  #sizeOfText(address) {
    const state = this.heap.word(address + STATE_OF_TEXT) & STATE;
    this.heap.set(address + STATE_OF_TEXT, state);
    const width = (state >> 2) & 7;
    const before = state & ASCII ? BEFORE_ASCII : BEFORE_OTHERS;
    return before + width * (this.heap.word(address + SIZE_OF_RECORD) + 1);
  }

  /**
   * What finds the keys of dictionaries is built anew where the memory is taken up, if it comes out the same: a key that was
   * deleted leaves something in it.
   *
   * @returns {number} the address of their type
   */
  foundLater() {
    const dictionaries = new Dictionaries(this.heap.octets);
    for (const address of this.named("dict")) {
      const keys = this.heap.word(address + KEYS_OF_DICT);
      const table = this.heap.chunkAt(keys) < 0 ? undefined : dictionaries.table(keys);
      if (!table || dictionaries.isLeftOut(keys)) continue;
      const before = table.slice();
      dictionaries.build(keys);
      if (table.every((index, place) => index === before[place])) table.fill(0);
      else table.set(before);
    }
    return this.onlyType("dict");
  }

  /**
   * The hashes of texts are noise, and are computed anew where the memory is taken up. Those
   * that were not hashed stay so.
   *
   * @returns {number} the address of their type
   */
  hashedLater() {
    for (const address of this.named("str")) {
      if (this.heap.word(address + HASH_OF_TEXT) === NOT_HASHED) continue;
      this.heap.set(address + HASH_OF_TEXT, TO_HASH);
    }
    return this.onlyType("str");
  }

  /** @returns {number} the address of the type with a name */
  onlyType(name) {
    const types = new Set(this.heap.objects.flatMap((object) => (object?.name === name ? [object.type] : [])));
    if (types.size !== 1) throw new Error(`There are ${types.size} types with the name ${name}.`);
    return Math.min(...types);
  }

  counts() {
    for (const object of this.heap.objects) if (object) this.heap.set(object.address, IMMORTAL);
  }
}

/**
 * Changes nothing that Python could notice but the lines of code, once the hashes of texts and what finds the keys of
 * dictionaries are computed.
 *
 * @param {Uint8Array} memory is changed
 * @param {{start: number, limit: number}} places where the heap begins, and where the static data ends
 * @returns {{dictionaries: number, texts: number}} the addresses of their types
 */
export function alike(memory, { start, limit }) {
  const made = new Alike(new Heap(memory, start), limit);
  made.hashesOfTuples();
  made.buffers();
  made.links();
  made.code();
  made.remains();
  const dictionaries = made.foundLater();
  const texts = made.hashedLater();
  made.counts();
  return { dictionaries, texts };
}
