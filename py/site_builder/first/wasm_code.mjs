// Reads the code of a WebAssembly module instruction by instruction, and writes other code in its place.

const FIRST = 8;
const CODE = 10;
const IMPORTS = 2;

/** @returns {[number, number]} a number in LEB128 and where it ends */
export function numberAt(octets, start) {
  let value = 0;
  let end = start;
  for (let unit = 1; ; unit *= 128) {
    const octet = octets[end];
    value += (octet & 127) * unit;
    end += 1;
    if (octet < 128) return [value, end];
  }
}

/** @returns {number} a signed number of 32 bits in LEB128, as the address that it may be */
export function addressAt(octets, start) {
  let value = 0;
  for (let [at, shift] = [start, 0]; ; at += 1, shift += 7) {
    value |= (octets[at] & 127) << shift;
    if (octets[at] < 128) return (shift < 25 && octets[at] & 64 ? value | (-1 << (shift + 7)) : value) >>> 0;
  }
}

/** @returns {number[]} */
export function unsigned(number) {
  const octets = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...octets, rest];
    octets.push((rest % 128) | 128);
  }
}

/** @returns {number[]} */
export function signed(number) {
  const octets = [];
  for (let rest = number; ; rest >>= 7) {
    const low = rest & 127;
    if ((rest >> 6 === 0 && !(low & 64)) || (rest >> 6 === -1 && low & 64)) return [...octets, low];
    octets.push(low | 128);
  }
}

export function* sections(octets) {
  for (let start = FIRST; start < octets.length; ) {
    const [size, at] = numberAt(octets, start + 1);
    yield { id: octets[start], start, at, end: at + size };
    start = at + size;
  }
}

const section = (octets, wanted) => Array.from(sections(octets)).find(({ id }) => id === wanted);

/** A section with its head. */
export const sectionOf = (id, content) => Buffer.concat([Buffer.from([id, ...unsigned(content.length)]), content]);

function skipNumber(octets, start) {
  let at = start;
  while (octets[at] >= 128) at += 1;
  return at + 1;
}

function skipNumbers(octets, start, count) {
  let at = start;
  for (let left = count; left > 0; left -= 1) at = skipNumber(octets, at);
  return at;
}

const skipLimits = (octets, at) => skipNumbers(octets, at + 1, octets[at] & 1 ? 2 : 1);

const skipImport = [
  (octets, at) => skipNumber(octets, at),
  (octets, at) => skipLimits(octets, at + 1),
  skipLimits,
  (_octets, at) => at + 2,
  (octets, at) => skipNumber(octets, at + 1),
];

/** @returns {number} how many functions a module imports: those of its own are numbered behind them */
export function importedFunctions(octets) {
  const { at: start } = section(octets, IMPORTS);
  let [count, at] = numberAt(octets, start);
  let functions = 0;
  for (; count > 0; count -= 1) {
    for (const _ of ["module", "name"]) {
      const [length, from] = numberAt(octets, at);
      at = from + length;
    }
    if (octets[at] === 0) functions += 1;
    at = skipImport[octets[at]](octets, at + 1);
  }
  return functions;
}

/** @returns {{start: number, code: number, end: number}[]} the body of each function, and where its instructions begin */
export function bodies(octets) {
  let [count, at] = numberAt(octets, section(octets, CODE).at);
  const found = [];
  for (; count > 0; count -= 1) {
    const [size, start] = numberAt(octets, at);
    const end = start + size;
    let [locals, code] = numberAt(octets, start);
    for (; locals > 0; locals -= 1) code = skipNumber(octets, code) + 1;
    found.push({ start, code, end });
    at = end;
  }
  return found;
}

/**
 * @param {Uint8Array} octets
 * @param {(index: number, body: {start: number, code: number, end: number}) => Uint8Array} bodyOf
 * @param {Uint8Array[]} more bodies of functions behind all others
 */
export function withBodies(octets, bodyOf, more = []) {
  const { start, end } = section(octets, CODE);
  const made = [...bodies(octets).map((body, index) => bodyOf(index, body)), ...more];
  const parts = made.flatMap((body) => [Buffer.from(unsigned(body.length)), body]);
  const content = Buffer.concat([Buffer.from(unsigned(made.length)), ...parts]);
  return Buffer.concat([octets.subarray(0, start), sectionOf(CODE, content), octets.subarray(end)]);
}

const NUMBERS = new Map([
  ...[0x0c, 0x0d, 0x10, 0x12, 0x14, 0x15, 0x41, 0x42, 0xd0, 0xd2].map((operation) => [operation, 1]),
  ...[0x11, 0x13].map((operation) => [operation, 2]),
  ...[0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x08, 0x09, 0x07, 0x18, 0x3f, 0x40].map((operation) => [operation, 1]),
]);
const PLAIN = new Set([0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, 0xd1]);
const [BLOCK, LOOP, IF, TRY, BR_TABLE, SELECT, TRY_TABLE] = [0x02, 0x03, 0x04, 0x06, 0x0e, 0x1c, 0x1f];
const [F32, F64, MORE, VECTORS] = [0x43, 0x44, 0xfc, 0xfd];

const isAccess = (operation) => operation >= 0x28 && operation <= 0x3e;

/** What is behind the alignment and the number of a memory, where there is one. */
function skipAccess(octets, at) {
  const [alignment, next] = numberAt(octets, at);
  return skipNumber(octets, alignment & 64 ? skipNumber(octets, next) : next);
}

function skipVector(octets, start) {
  const [operation, at] = numberAt(octets, start);
  if (operation <= 11 || operation === 92 || operation === 93) return skipAccess(octets, at);
  if (operation === 12 || operation === 13) return at + 16;
  if (operation >= 21 && operation <= 34) return at + 1;
  return operation >= 84 && operation <= 91 ? skipAccess(octets, at) + 1 : at;
}

function skipMore(octets, start) {
  const [operation, at] = numberAt(octets, start);
  if (operation <= 7) return at;
  return skipNumbers(octets, at, [8, 10, 12, 14].includes(operation) ? 2 : 1);
}

function skipTryTable(octets, start) {
  let [count, at] = numberAt(octets, skipNumber(octets, start));
  for (; count > 0; count -= 1) at = skipNumbers(octets, at + 1, octets[at] < 2 ? 2 : 1);
  return at;
}

function skipped(octets, operation, at) {
  if (isAccess(operation)) return skipAccess(octets, at);
  if (PLAIN.has(operation) || (operation >= 0x45 && operation <= 0xc4)) return at;
  if (NUMBERS.has(operation)) return skipNumbers(octets, at, NUMBERS.get(operation));
  if ([BLOCK, LOOP, IF, TRY].includes(operation)) return skipNumber(octets, at);
  if (operation === BR_TABLE) {
    const [count, next] = numberAt(octets, at);
    return skipNumbers(octets, next, count + 1);
  }
  if (operation === SELECT) return at + 1 + octets[at];
  if (operation === TRY_TABLE) return skipTryTable(octets, at);
  if (operation === F32) return at + 4;
  if (operation === F64) return at + 8;
  if (operation === MORE) return skipMore(octets, at);
  if (operation === VECTORS) return skipVector(octets, at);
  throw new Error(`There is an instruction that nothing is known of: ${operation.toString(16)}.`);
}

/** Gives each instruction of a body: what it is, where it stands, and where what belongs to it does. */
export function* instructions(octets, { code, end }) {
  for (let at = code; at < end; ) {
    const next = skipped(octets, octets[at], at + 1);
    yield { operation: octets[at], at, operands: at + 1, next };
    at = next;
  }
}
