// The names of Unicode's characters, which nothing in a page asks for: 0.4 MB of tables in Pyodide's WebAssembly.
import { createHash } from "node:crypto";

/**
 * Where the tables of CPython's `unicodename_db.h` stand in memory: from a name to its number, and from a number to its
 * character. Of all functions only those behind `unicodedata._ucnhash_CAPI` hold these addresses.
 */
const TABLES = [
  { start: 1_574_128, size: 275_056, sha256: "c2251f1a4b4667a660cf8bb647b1537877c1e445cab6873a4d360a5a33170a7d" },
  { start: 1_856_640, size: 163_808, sha256: "4eef6dc114f72f7c31a7d76449e9d486d8d710c335d4d57728f22ded9d6db907" },
];
const CAPSULE = "unicodedata._ucnhash_CAPI";

/**
 * @param {import("./wasm_sections.mjs").InitialMemory} memory
 * @returns {{start: number, size: number}[]} the tables, where they are what they are taken for
 */
export function tablesOfNames(memory) {
  for (const { start, size, sha256 } of TABLES) {
    const found = createHash("sha256").update(memory.octets(start, size)).digest("hex");
    if (found !== sha256) throw new Error(`Pyodide has no names of characters at ${start} any more.`);
  }
  return TABLES;
}

/**
 * @param {Map<number, number[]>} callers for each function those that call it
 * @param {number} imported how many functions the module imports
 * @returns {number[]} the functions that read the tables
 */
export function functionsOfNames(python, callers, imported) {
  const { getWasmTableEntry, HEAPU8, _malloc, _PyCapsule_GetPointer } = python._module;
  const label = new TextEncoder().encode(`${CAPSULE}\0`);
  const name = _malloc(label.length);
  HEAPU8.set(label, name);
  const capsule = _PyCapsule_GetPointer(python.runPython(`import unicodedata; id(${CAPSULE})`), name);
  // The name of a function in a table is its number, and those that the module imports are counted first.
  const numberOf = (slot) => Number(getWasmTableEntry(slot).name) - imported;
  // `_PyUnicode_Name_CAPI` is two functions: what names a character, and what finds one by its name.
  const entries = Array.from(new Uint32Array(HEAPU8.buffer, capsule, 2), numberOf);
  const called = Array.from(callers).filter(([, by]) => entries.some((entry) => by.includes(entry)));
  return [...entries, ...called.map(([index]) => index)];
}
