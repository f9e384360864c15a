// Which of the data that the WebAssembly brings a report needs: what was read, what stands between two such places, as the
// rows of a table do, and what follows a place that code names.
// What is dropped is never read, or an answer would differ: a test fills it with something else.
import { addressAt, bodies, instructions, numberAt } from "./wasm_code.mjs";

/** Octets that are kept or dropped together. */
const GRAIN = 64;
/** Octets behind a place that code names. */
const BEHIND = 256;
/** Octets between two that were read. */
const BETWEEN = 1024;
/** What is below is nobody's. */
const FIRST = 1024;
const CONSTANT = 0x41;
const [FIRST_ACCESS, LAST_ACCESS] = [0x28, 0x3e];

function named(octets, { operation, operands }) {
  if (operation === CONSTANT) return addressAt(octets, operands);
  if (operation < FIRST_ACCESS || operation > LAST_ACCESS) return 0;
  return numberAt(octets, numberAt(octets, operands)[1])[0];
}

/**
 * @param {Uint8Array} octets of a module whose functions are those that were called
 * @param {(address: number) => boolean} isRead
 * @param {number} limit where the static data ends
 * @returns {(address: number) => boolean} whether it is needed
 */
export function neededData(octets, isRead, limit) {
  const kept = new Uint8Array(Math.ceil(limit / GRAIN));
  let last = -BETWEEN;
  for (let address = 0; address < limit; address += GRAIN) {
    if (!isRead(address)) continue;
    kept.fill(1, address - last <= BETWEEN ? last / GRAIN : address / GRAIN, address / GRAIN + 1);
    last = address;
  }
  for (const body of bodies(octets)) {
    for (const instruction of instructions(octets, body)) {
      const address = named(octets, instruction);
      if (address < FIRST || address >= limit) continue;
      kept.fill(1, Math.floor(address / GRAIN), Math.floor((address + BEHIND - 1) / GRAIN) + 1);
    }
  }
  return (address) => address < FIRST || kept[Math.floor(address / GRAIN)] === 1;
}

/** The memory with something else in the place of what is not needed. */
export function withoutData(memory, isNeeded, limit, filling) {
  const left = memory.slice();
  for (let address = 0; address < limit; address += 1) if (!isNeeded(address)) left[address] = filling;
  return left;
}
