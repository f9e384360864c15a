// Reads the heap of a Python that stands still: the chunks of its allocator, and which of them are what objects.
// The layouts are those of CPython for 32 bits and of dlmalloc, as the Pyodide that is pinned has them.

const WORD = 4;
/** Of a chunk, before what is its user's. */
const HEAD = 8;
const IN_USE = 2;
const FLAGS = 7;
const LEAST_CHUNK = 16;
/** Octets of the pointers before an object that the collector knows, and before one with a dictionary or weak references. */
const LINKS = 8;
const BEFORE = 8;
const [HAS_BEFORE, HAS_LINKS] = [(1 << 3) | (1 << 4), 1 << 14];
/** Of a link: what the collector notes in it. */
const LINK_FLAGS = 3;
/** Counts of references above are no counts, or those of what lives for ever. */
const MANY = 1 << 20;
const FOR_EVER = 1 << 30;

/** Offsets into a type. */
export const TYPE = {
  name: 12,
  size: 16,
  itemSize: 20,
  flags: 84,
  doc: 88,
  base: 128,
  cache: 176,
  subclasses: 180,
  weakReferences: 184,
};

export class Heap {
  /**
   * @param {Uint8Array} octets the whole memory; it may be changed while this is there
   * @param {number} start of the heap
   */
  constructor(octets, start) {
    this.octets = octets;
    this.words = new Uint32Array(octets.buffer, octets.byteOffset, octets.byteLength / WORD);
    this.start = start;
    this.chunks = this.#chunks();
    this.starts = Uint32Array.from(this.chunks, ({ at }) => at);
    this.#typeType = this.#findTypeType();
    this.objects = this.#findObjects();
  }

  #typeType;
  #types = new Map();

  word(address) {
    return this.words[address >> 2];
  }

  set(address, value) {
    this.words[address >> 2] = value;
  }

  /** Of the ways in which the first chunk may be aligned, that in which most follow one another. */
  #chunks() {
    const ways = [0, 4, 8, 12].map((offset) => this.#chunksFrom(this.start + offset));
    return ways.reduce((best, way) => (way.length > best.length ? way : best));
  }

  #chunksFrom(first) {
    const found = [];
    for (let at = first; at + HEAD < this.octets.length; ) {
      const head = this.word(at + WORD);
      const size = head & ~FLAGS;
      if (size < LEAST_CHUNK || at + size > this.octets.length) break;
      if (head & IN_USE) found.push({ at: at + HEAD, end: at + size + WORD });
      at += size;
    }
    return found;
  }

  /** @returns {number} the index of the chunk that an address is in; -1 for none */
  chunkAt(address) {
    if (address < this.start || address >= this.octets.length) return -1;
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= address) low = middle + 1;
      else high = middle;
    }
    return low > 0 && address < this.chunks[low - 1].end ? low - 1 : -1;
  }

  text(address) {
    const end = this.octets.indexOf(0, address);
    return end < 0 || end - address > 100 ? "" : String.fromCharCode(...this.octets.subarray(address, end));
  }

  #isAddress(value) {
    return value >= 1024 && value < this.octets.length - 256 && value % WORD === 0;
  }

  #findTypeType() {
    for (const { at } of this.chunks) {
      const type = this.word(at + WORD);
      if (!this.#isAddress(type)) continue;
      const meta = this.word(type + WORD);
      if (this.#isAddress(meta) && this.word(meta + WORD) === meta && this.text(this.word(meta + TYPE.name)) === "type")
        return meta;
    }
    throw new Error("There is no type of types in the heap of Python.");
  }

  /** @returns {boolean} whether an address is that of a type */
  isType(address) {
    if (!this.#isAddress(address)) return false;
    if (!this.#types.has(address)) {
      this.#types.set(address, false);
      const name = this.word(address + TYPE.name);
      const isNamed = name >= 1024 && name < this.octets.length && /^[\w.<>\- ]+$/.test(this.text(name));
      this.#types.set(address, isNamed && this.#isMeta(this.word(address + WORD)));
    }
    return this.#types.get(address);
  }

  #isMeta(address) {
    for (let meta = address; this.#isAddress(meta); meta = this.word(meta + TYPE.base)) {
      if (meta === this.#typeType) return true;
    }
    return false;
  }

  /** @returns {Iterable<number>} also those of which nothing is made */
  types() {
    for (const object of this.objects) if (object && this.#isMeta(object.type)) this.isType(object.address);
    return Array.from(this.#types).flatMap(([address, is]) => (is ? [address] : []));
  }

  nameOf(type) {
    return this.text(this.word(type + TYPE.name));
  }

  /** @returns {({address: number, type: number, name: string, hasLinks: boolean} | null)[]} the object in each chunk */
  #findObjects() {
    return this.chunks.map(({ at }) => {
      const before = [0, LINKS, LINKS + BEFORE].find((octets) => this.#isObject(at + octets, octets));
      if (before === undefined) return null;
      const type = this.word(at + before + WORD);
      return { address: at + before, type, name: this.nameOf(type), hasLinks: before > 0 };
    });
  }

  /** Whether an object stands at an address, with so many octets before it. */
  #isObject(address, before) {
    const count = this.word(address);
    const type = this.word(address + WORD);
    if (count === 0 || (count >= MANY && count < FOR_EVER) || !this.isType(type)) return false;
    const flags = this.word(type + TYPE.flags);
    if (flags & HAS_LINKS && !this.#isLinked(address - LINKS)) return false;
    return (flags & HAS_LINKS ? LINKS : 0) + (flags & HAS_BEFORE ? BEFORE : 0) === before;
  }

  /** Whether links lead to others that lead back, or nowhere: what happens to look like an object has none. */
  #isLinked(links) {
    const next = this.word(links) & ~LINK_FLAGS;
    return next === 0 || (this.#isAddress(next) && (this.word(next + WORD) & ~LINK_FLAGS) === links);
  }

  /** Clears the octets of a chunk that its user may write. */
  clear(index) {
    const { at, end } = this.chunks[index];
    this.octets.fill(0, at, end);
  }
}
