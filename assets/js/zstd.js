/**
 * Unpacks a Zstandard frame (RFC 8878) in steps, with the WebAssembly of the npm package zstddec: the package's own
 * script starts it from a `data:` address, which the policy forbids.
 *
 * @typedef {{memory: WebAssembly.Memory, malloc: (octets: number) => number, ZSTD_createDCtx: () => number,
 *   ZSTD_findDecompressedSize: (start: number, octets: number) => bigint,
 *   ZSTD_decompressStream: (context: number, output: number, input: number) => number}} Exports
 */

const STEP = 1 << 18;
/** A pointer, a size and a position: what the decoder calls a buffer. */
const BUFFER_WORDS = 3;
const BUFFER_OCTETS = 4 * BUFFER_WORDS;

/**
 * @param {WebAssembly.Module} decoder
 * @param {ArrayBuffer} packed
 */
function open(decoder, packed) {
  const imports = { env: { emscripten_notify_memory_growth: () => undefined } };
  const zstd = /** @type {Exports} */ (/** @type {unknown} */ (new WebAssembly.Instance(decoder, imports).exports));
  const source = zstd.malloc(packed.byteLength);
  new Uint8Array(zstd.memory.buffer).set(new Uint8Array(packed), source);
  return { zstd, source };
}

/**
 * @param {WebAssembly.Module} decoder
 * @param {ArrayBuffer} packed
 * @yields {Uint8Array<ArrayBuffer>} octets that are overwritten by the next ones
 * @throws {RangeError} the frame is damaged or cut
 */
export function* unpackedSteps(decoder, packed) {
  const { zstd, source } = open(decoder, packed);
  yield* steps(zstd, source, packed.byteLength);
}

/**
 * @param {WebAssembly.Module} decoder
 * @param {ArrayBuffer} packed a frame that says how long its content is
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {RangeError} the frame is damaged or cut
 */
export function unpackedWhole(decoder, packed) {
  const { zstd, source } = open(decoder, packed);
  const content = new Uint8Array(Number(zstd.ZSTD_findDecompressedSize(source, packed.byteLength)));
  let at = 0;
  for (const octets of steps(zstd, source, packed.byteLength)) {
    content.set(octets, at);
    at += octets.byteLength;
  }
  return content;
}

/**
 * @param {Exports} zstd
 * @param {number} source
 * @param {number} length
 */
function* steps(zstd, source, length) {
  const { memory, malloc, ZSTD_decompressStream } = zstd;
  const context = zstd.ZSTD_createDCtx();
  const target = malloc(STEP);
  const input = malloc(BUFFER_OCTETS);
  const output = malloc(BUFFER_OCTETS);
  new Uint32Array(memory.buffer, input, BUFFER_WORDS).set([source, length, 0]);
  for (let left = 1; left !== 0; ) {
    new Uint32Array(memory.buffer, output, BUFFER_WORDS).set([target, STEP, 0]);
    left = ZSTD_decompressStream(context, output, input);
    const written = Number(new Uint32Array(memory.buffer, output, BUFFER_WORDS)[2]);
    // Errors are negative; without an error, a frame that was cut gives nothing more.
    if (left < 0 || (left > 0 && written === 0)) throw new RangeError("a damaged frame");
    yield new Uint8Array(/** @type {ArrayBuffer} */ (memory.buffer), target, written);
  }
}
