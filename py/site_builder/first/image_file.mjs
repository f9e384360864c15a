// Writes a memory as `assets/js/first/image.js` reads it.

const BLOCK = 4096;
const PAGE = 1 << 16;
const WORDS = 7;
/** Of 64 KiB each, above what is used: so that the memory need not grow for an ordinary report. */
const ROOM = 48;

const isBlank = (octets) => octets.every((octet) => octet === 0);

/**
 * @param {Uint8Array} memory
 * @param {{entry: number, trampoline: number, brk: number, hashed: number[]}} places `hashed` is what `lean` returns
 */
export function imageOf(memory, { entry, trampoline, brk, hashed }) {
  const count = Math.ceil(memory.length / BLOCK);
  const first = Buffer.alloc(BLOCK);
  if (4 * WORDS + count / 8 > BLOCK) throw new Error("The image has more blocks than its first one can tell of.");
  for (const [at, word] of [entry, trampoline, Math.ceil(brk / PAGE) + ROOM, count, ...hashed].entries()) {
    first.writeUInt32LE(word, 4 * at);
  }
  const blocks = [first];
  for (let index = 0; index < count; index += 1) {
    const block = memory.subarray(index * BLOCK, (index + 1) * BLOCK);
    if (isBlank(block)) continue;
    first[4 * WORDS + (index >> 3)] |= 1 << (index & 7);
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}
