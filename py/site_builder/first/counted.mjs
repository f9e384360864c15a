// Makes a WebAssembly that notes, in its own memory, which of its functions are called and which lines of its static data
// are read.
import {
  bodies,
  importedFunctions,
  instructions,
  numberAt,
  sectionOf,
  sections,
  signed,
  unsigned,
  withBodies,
} from "./wasm_code.mjs";

/** Far above what Python uses while it answers: an octet for each function, then one for each line of the static data. */
export const FUNCTIONS = 96 << 20;
export const LINES = 97 << 20;
const PAGES = (98 << 20) >> 16;
/** Octets of a line, as the power of two that they are. */
export const LINE = 6;
/** The most octets that are read at once. */
const WIDEST = 16;
const [TYPES, FUNCTION_TYPES, MEMORY] = [1, 3, 5];
const I32 = 0x7f;
const [GET, TEE, SET, CONST, ADD, SHIFT, LESS, STORE] = [0x20, 0x22, 0x21, 0x41, 0x6a, 0x76, 0x49, 0x3a];
const [IF, LOOP, BRANCH_IF, END, NOTHING, CALL] = [0x04, 0x03, 0x0d, 0x0b, 0x40, 0x10];
const [MORE, COPY, VECTORS] = [0xfc, 10, 0xfd];
const [FIRST_LOAD, LAST_LOAD] = [0x28, 0x35];

const constant = (value) => [CONST, ...signed(value)];
const storeOne = (place) => [...constant(1), STORE, 0, ...unsigned(place)];
const lineOf = (local) => [GET, local, ...constant(LINE), SHIFT];

/** Takes an address and what is added to it, notes the line and gives the address back. */
const noteRead = (limit) =>
  Buffer.from([
    ...[1, 1, I32, GET, 0, GET, 1, ADD, TEE, 2, ...constant(limit), LESS, IF, NOTHING],
    ...[...lineOf(2), ...storeOne(LINES), GET, 2, ...constant(WIDEST - 1), ADD, TEE, 2, ...lineOf(2).slice(2)],
    ...[...storeOne(LINES), END, GET, 0, END],
  ]);

/** Takes what `memory.copy` takes, notes each line that is read, and copies. */
const noteCopy = (limit) =>
  Buffer.from([
    ...[1, 1, I32, GET, 1, ...constant(limit), LESS, IF, NOTHING],
    ...[GET, 1, SET, 3, LOOP, NOTHING, ...lineOf(3), ...storeOne(LINES)],
    ...[
      GET,
      3,
      ...constant(1 << LINE),
      ADD,
      TEE,
      3,
      GET,
      1,
      GET,
      2,
      ADD,
      ...constant(1 << LINE),
      ADD,
      LESS,
      BRANCH_IF,
      0,
    ],
    ...[END, END, GET, 0, GET, 1, GET, 2, MORE, COPY, 0, 0, END],
  ]);

/** @returns {number} what is added to the address that an instruction reads from; -1 where it reads none */
function readAt(octets, { operation, operands }) {
  if (operation === VECTORS) {
    const [vector, at] = numberAt(octets, operands);
    if (vector > 10 && vector < 84) return -1;
    if (vector === 11 || vector > 93) return -1;
    if (vector < 92 && vector > 10) throw new Error("A lane of a vector is read, of which nothing is known.");
    return numberAt(octets, numberAt(octets, at)[1])[0];
  }
  if (operation < FIRST_LOAD || operation > LAST_LOAD) return -1;
  return numberAt(octets, numberAt(octets, operands)[1])[0];
}

const isCopy = (octets, { operation, operands }) => operation === MORE && octets[operands] === COPY;

/** The section with more entries, and the number of the first of them. */
function extended(octets, wanted, entries) {
  const { start, at, end } = Array.from(sections(octets)).find(({ id }) => id === wanted);
  const [count, from] = numberAt(octets, at);
  const content = Buffer.concat([
    Buffer.from(unsigned(count + entries.length)),
    octets.subarray(from, end),
    ...entries,
  ]);
  return [Buffer.concat([octets.subarray(0, start), sectionOf(wanted, content), octets.subarray(end)]), count];
}

function withMemory(octets) {
  const { start, at, end } = Array.from(sections(octets)).find(({ id }) => id === MEMORY);
  const [, rest] = numberAt(octets, at + 2);
  const content = Buffer.concat([
    octets.subarray(at, at + 2),
    Buffer.from(unsigned(PAGES)),
    octets.subarray(rest, end),
  ]);
  return Buffer.concat([octets.subarray(0, start), sectionOf(MEMORY, content), octets.subarray(end)]);
}

/**
 * @param {Uint8Array} octets of a module
 * @param {number} limit where the static data ends
 * @returns {Buffer}
 */
export function counted(octets, limit) {
  const first = importedFunctions(octets) + bodies(octets).length;
  const types = [Buffer.from([0x60, 2, I32, I32, 1, I32]), Buffer.from([0x60, 3, I32, I32, I32, 0])];
  const [typed, type] = extended(octets, TYPES, types);
  const [declared] = extended(typed, FUNCTION_TYPES, [Buffer.from(unsigned(type)), Buffer.from(unsigned(type + 1))]);
  const bodyOf = (index, body) => {
    const parts = [
      declared.subarray(body.start, body.code),
      Buffer.from([...constant(0), ...storeOne(FUNCTIONS + index)]),
    ];
    let last = body.code;
    for (const one of instructions(declared, body)) {
      const offset = readAt(declared, one);
      if (offset >= 0) {
        parts.push(declared.subarray(last, one.at), Buffer.from([...constant(offset), CALL, ...unsigned(first)]));
        last = one.at;
      } else if (isCopy(declared, one)) {
        parts.push(declared.subarray(last, one.at), Buffer.from([CALL, ...unsigned(first + 1)]));
        last = one.next;
      }
    }
    parts.push(declared.subarray(last, body.end));
    return Buffer.concat(parts);
  };
  return withMemory(withBodies(declared, bodyOf, [noteRead(limit), noteCopy(limit)]));
}
