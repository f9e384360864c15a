// Takes out of Python's heap what nothing needs any more that answers reports alone.
import { Alike, ASCII, HASH_OF_TEXT, KEYS_OF_DICT, STATE_OF_TEXT, TO_HASH } from "./alike.mjs";
import { Heap, TYPE } from "./heap.mjs";

const WORD = 4;
/** Offsets into objects. */
const [UTF8_OF_TEXT, USED_OF_DICT] = [20, 8];
const PATTERN_OF_PATTERN = 24;
const ON_THE_HEAP = 1 << 9;
/** Of the keys of a dictionary. */
const [SIZES, KIND, ENTRIES, INDICES] = [5, 6, 16, 20];
const GENERAL = 0;
/** The least number of names that are the same object wherever they are the same text. */
const INTERNED = 4000;
/** Octets of the place for calls, and before the first of them. */
const [STACK, BEFORE_CALLS] = [16_384, 16];
/** Of the least chunk there is, in use, as what stands before it is. */
const SOME_SIZE = 0x13;
/** Where what is in a chunk may begin. */
const BEGINNINGS = new Set([0, 8, 16]);
const WEAK = new Set(["weakref.ReferenceType", "KeyedRef"]);
const [OBJECT_OF_WEAK, BEFORE_OF_WEAK, BEHIND_OF_WEAK] = [8, 20, 24];
const PLAIN = new Set(["bytes", "int", "float"]);

class Lean extends Alike {
  #none;

  /** @param {Heap} heap @param {number} limit @param {number} none the address of None */
  constructor(heap, limit, none) {
    super(heap, limit);
    this.#none = none;
  }

  /** What types say of themselves, and who inherits from them. */
  types() {
    for (const type of this.heap.types()) {
      this.heap.set(type + TYPE.doc, 0);
      // Those that are not on the heap keep other things there.
      if (!(this.heap.word(type + TYPE.flags) & ON_THE_HEAP)) continue;
      for (const place of [TYPE.cache, TYPE.subclasses, TYPE.weakReferences]) this.heap.set(type + place, 0);
    }
  }

  patterns() {
    for (const address of this.named("re.Pattern")) this.heap.set(address + PATTERN_OF_PATTERN, this.#none);
  }

  /** The octets of texts in UTF-8, which are made again when they are asked for. */
  copiesOfTexts() {
    for (const address of this.named("str")) {
      if (this.heap.word(address + STATE_OF_TEXT) & ASCII) continue;
      this.heap.set(address + UTF8_OF_TEXT, 0);
      this.heap.set(address + UTF8_OF_TEXT + WORD, 0);
    }
  }

  /** @param {number} empty the address of a dictionary in which nothing is */
  interned(empty) {
    for (const address of this.named("dict")) {
      if (!this.#isInterned(address)) continue;
      this.heap.set(address + USED_OF_DICT, 0);
      this.heap.set(address + KEYS_OF_DICT, this.heap.word(empty + KEYS_OF_DICT));
    }
  }

  /** Whether a dictionary is that of the names which are the same object wherever they are the same text. */
  #isInterned(address) {
    const used = this.heap.word(address + USED_OF_DICT);
    const entries = used < INTERNED ? [] : this.#entries(this.heap.word(address + KEYS_OF_DICT));
    return used >= INTERNED && entries.every(({ key, value }) => key === value);
  }

  /** Clears every chunk to which no word leads; the links of the collector, which lead everywhere, are gone by then. */
  unreachable() {
    const { words, chunks, objects } = this.heap;
    const isReached = new Uint8Array(chunks.length);
    const waiting = [];
    const reach = (value) => {
      const index = this.heap.chunkAt(value);
      if (index < 0 || isReached[index]) return;
      // Whoever knows of it knows where it begins, or what is in it if that is no object: a number may look like any place.
      if (objects[index] === null && !BEGINNINGS.has(value - chunks[index].at)) return;
      isReached[index] = 1;
      waiting.push(index);
    };
    for (let at = 0; at < this.heap.start >> 2; at += 1) reach(words[at]);
    while (waiting.length > 0) {
      const index = waiting.pop();
      const object = objects[index];
      if (object && (PLAIN.has(object.name) || WEAK.has(object.name))) continue;
      const { at, end } = chunks[index];
      const last = object?.name === "str" ? object.address + UTF8_OF_TEXT + 2 * WORD : end;
      for (let place = at; place < Math.min(end, last); place += WORD) reach(words[place >> 2]);
    }
    this.#forget((address) => isReached[this.heap.chunkAt(address)] === 0);
    for (const [index, reached] of isReached.entries()) {
      if (reached) continue;
      this.heap.clear(index);
      this.#forgetSize(index);
      objects[index] = null;
    }
  }

  /** What weak references meant, and what is not reached but by them, is gone. */
  #forget(isGone) {
    for (const name of WEAK) {
      for (const address of this.named(name)) {
        for (const place of [BEFORE_OF_WEAK, BEHIND_OF_WEAK]) this.heap.set(address + place, 0);
        if (!isGone(this.heap.word(address + OBJECT_OF_WEAK))) continue;
        this.heap.set(address + OBJECT_OF_WEAK, this.#none);
        this.heap.set(address + OBJECT_OF_WEAK + WORD, 0);
      }
    }
  }

  /** Where calls stood that have ended. */
  stack() {
    const isStack = ({ at, end }) =>
      end - at === STACK + WORD && this.heap.word(at) === 0 && this.heap.word(at + WORD) === STACK;
    const stacks = this.heap.chunks.filter(isStack);
    if (stacks.length !== 1) throw new Error(`There are ${stacks.length} stacks for the calls of Python.`);
    for (const { at, end } of stacks) this.heap.octets.fill(0, at + BEFORE_CALLS, end);
  }

  /** All are alike then: also those that nothing has asked for yet. */
  hashedLater() {
    for (const address of this.named("str")) this.heap.set(address + HASH_OF_TEXT, TO_HASH);
    return this.onlyType("str");
  }

  /** The allocator asks for the size of a chunk when it is given back, which no object and nothing unreachable is. */
  sizes() {
    for (const [index, object] of this.heap.objects.entries()) if (object) this.#forgetSize(index);
  }

  #forgetSize(index) {
    this.heap.set(this.heap.chunks[index].at - WORD, SOME_SIZE);
  }

  #entries(keys) {
    const { octets } = this.heap;
    const first = keys + INDICES + 2 ** octets[keys + SIZES];
    const [before, size] = octets[keys + KIND] === GENERAL ? [WORD, 3 * WORD] : [0, 2 * WORD];
    return Array.from({ length: this.heap.word(keys + ENTRIES) }, (_, entry) => {
      const place = first + entry * size + before;
      return { key: this.heap.word(place), value: this.heap.word(place + WORD) };
    });
  }
}

/**
 * Leaves what reports need.
 *
 * @param {Uint8Array} memory is changed
 * @param {{start: number, limit: number, none: number, empty: number}} places where the heap begins, where the static data
 *   ends, and where None and an empty dictionary are
 * @returns {number[]} what `computeHashes` of `assets/js/engine` is to be told
 */
export function lean(memory, { start, limit, none, empty }) {
  const made = new Lean(new Heap(memory, start), limit, none);
  made.types();
  made.patterns();
  made.hashesOfTuples();
  made.copiesOfTexts();
  made.code();
  made.stack();
  made.interned(empty);
  made.links();
  made.unreachable();
  made.remains();
  const dictionaries = made.foundLater();
  const texts = made.hashedLater();
  made.sizes();
  made.counts();
  return [start, texts, dictionaries];
}
