/**
 * Unpacks Zstandard frames (RFC 8878) in steps, with the WebAssembly of the npm package zstddec: the package's own
 * script starts it from a `data:` address, which the policy forbids.
 *
 * @typedef {{memory: WebAssembly.Memory, malloc: (octets: number) => number, ZSTD_createDCtx: () => number,
 *   ZSTD_decompressStream: (context: number, output: number, input: number) => number}} Exports
 */

const STEP = 1 << 18;
const SLICE = 1 << 17;
/** The first octets of a frame, least significant first. */
const MAGIC = 0xfd2fb528;
/** A pointer, a size and a position: what the decoder calls a buffer. */
const BUFFER_WORDS = 3;

/**
 * @param {Exports} zstd
 * @param {number} octets
 */
function buffer({ memory, malloc }, octets) {
  const start = malloc(octets);
  const words = malloc(4 * BUFFER_WORDS);
  return {
    words,
    /** How much of it the decoder has read or written. */
    position: () => Number(new Uint32Array(memory.buffer, words, BUFFER_WORDS)[2]),
    isDone() {
      const [, size, position] = new Uint32Array(memory.buffer, words, BUFFER_WORDS);
      return size === position;
    },
    /** @param {number} size of what may be read or written anew */
    reset: (size) => new Uint32Array(memory.buffer, words, BUFFER_WORDS).set([start, size, 0]),
    /** @param {number} size */
    content: (size) => new Uint8Array(/** @type {ArrayBuffer} */ (memory.buffer), start, size),
  };
}

/**
 * @param {Uint8Array} octets
 * @returns {boolean | undefined} whether they begin a frame; nothing where they are too few to tell
 */
export function isFrame(octets) {
  if (octets.byteLength < 4) return;
  return new DataView(octets.buffer, octets.byteOffset).getUint32(0, true) === MAGIC;
}

/**
 * @param {Uint8Array<ArrayBuffer>} octets
 * @param {number} size
 */
function* slices(octets, size) {
  for (let at = 0; at < octets.byteLength; at += size) yield octets.subarray(at, at + size);
}

/** Frames that are unpacked while they come. What it yields is overwritten by the next. */
export class Frames {
  #zstd;
  #context;
  #output;
  #input;
  /** What the decoder still waits for; nought at the end of a frame. */
  #left = 0;

  /** @param {WebAssembly.Module} decoder */
  constructor(decoder) {
    const imports = { env: { emscripten_notify_memory_growth: () => undefined } };
    this.#zstd = /** @type {Exports} */ (/** @type {unknown} */ (new WebAssembly.Instance(decoder, imports).exports));
    this.#context = this.#zstd.ZSTD_createDCtx();
    this.#output = buffer(this.#zstd, STEP);
    this.#input = buffer(this.#zstd, SLICE);
    this.#output.reset(STEP);
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} packed what has come
   * @yields {Uint8Array<ArrayBuffer>} the same number of octets each time
   * @throws {RangeError} a frame is damaged
   */
  *take(packed) {
    for (const slice of slices(packed, SLICE)) {
      this.#input.content(slice.byteLength).set(slice);
      this.#input.reset(slice.byteLength);
      do {
        if (this.#output.isDone()) yield this.#written();
        this.#left = this.#zstd.ZSTD_decompressStream(this.#context, this.#output.words, this.#input.words);
        if (this.#left < 0) throw new RangeError("a damaged frame");
      } while (!this.#input.isDone() || (this.#left > 0 && this.#output.isDone()));
    }
  }

  /**
   * @yields {Uint8Array<ArrayBuffer>} the octets that are left
   * @throws {RangeError} a frame was cut
   */
  *end() {
    if (this.#left > 0) throw new RangeError("a frame that was cut");
    yield this.#written();
  }

  #written() {
    const content = this.#output.content(this.#output.position());
    this.#output.reset(STEP);
    return content;
  }
}

/**
 * @param {WebAssembly.Module} decoder
 * @param {ArrayBuffer} packed may have been unpacked on its way; taken away at the end where the browser can, since nobody
 *   needs it any more
 * @yields {Uint8Array<ArrayBuffer>} octets that are overwritten by the next ones, the same number each time but the last
 * @throws {RangeError} a frame is damaged or cut
 */
export function* unpackedSteps(decoder, packed) {
  const octets = new Uint8Array(packed);
  if (isFrame(octets)) {
    const frames = new Frames(decoder);
    yield* frames.take(octets);
    yield* frames.end();
  } else yield* slices(octets, STEP);
  packed.transfer?.(0);
}
