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

/** @param {ArrayBuffer} octets */
function isFrame(octets) {
  return octets.byteLength >= 4 && new DataView(octets).getUint32(0, true) === MAGIC;
}

/** @param {ArrayBuffer} octets */
function* steps(octets) {
  for (let at = 0; at < octets.byteLength; at += STEP) {
    yield new Uint8Array(octets, at, Math.min(STEP, octets.byteLength - at));
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
  if (isFrame(packed)) yield* unpack(decoder, packed);
  else yield* steps(packed);
  packed.transfer?.(0);
}

/**
 * @param {WebAssembly.Module} decoder
 * @param {ArrayBuffer} packed
 */
function* unpack(decoder, packed) {
  const imports = { env: { emscripten_notify_memory_growth: () => undefined } };
  const zstd = /** @type {Exports} */ (/** @type {unknown} */ (new WebAssembly.Instance(decoder, imports).exports));
  const context = zstd.ZSTD_createDCtx();
  const output = buffer(zstd, STEP);
  const input = buffer(zstd, SLICE);
  output.reset(STEP);
  input.reset(0);
  for (let at = 0, isOver = false; !isOver; ) {
    const left = zstd.ZSTD_decompressStream(context, output.words, input.words);
    if (left < 0) throw new RangeError("a damaged frame");
    isOver = left === 0 && at === packed.byteLength && input.isDone();
    if (isOver || output.isDone()) {
      yield output.content(output.position());
      output.reset(STEP);
    } else if (input.isDone()) {
      if (at === packed.byteLength) throw new RangeError("a frame that was cut");
      const slice = new Uint8Array(packed, at, Math.min(SLICE, packed.byteLength - at));
      input.content(slice.byteLength).set(slice);
      input.reset(slice.byteLength);
      at += slice.byteLength;
    }
  }
}
