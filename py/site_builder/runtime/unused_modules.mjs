// Takes out of Pyodide's WebAssembly the modules in C that nothing in a page imports: databases, compression, XML, the
// encodings of East Asia and Python's own tests are a third of its code and a fifth of its data. The names of Unicode's
// characters go too.
// usage: node unused_modules.mjs WASM prints who calls whom
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import binaryen from "binaryen";
import { loadPyodide } from "pyodide";
import { functionsOfNames, tablesOfNames } from "./unicode_names.mjs";
import { bodySizes, InitialMemory } from "./wasm_sections.mjs";

/**
 * Functions stand in the order of the files that they were linked from: each pair is the first function of what goes and
 * the first of what follows and stays.
 */
const UNUSED = [
  ["PyInit__ctypes", "PyInit_zlib"],
  ["PyInit__sqlite3", "PyInit_array"],
  ["PyInit__csv", "PyInit__heapq"],
  ["PyInit__lsprof", "PyInit__queue"],
  ["PyInit__remote_debugging", "PyInit__struct"],
  ["PyInit__zoneinfo", "PyInit_math"],
  ["PyInit_cmath", "PyInit_binascii"],
  ["PyInit_pyexpat", "PyInit_unicodedata"],
  ["PyInit_mmap", "PyInit_select"],
  ["PyInit_termios", "PyUnstable_AtExit"],
  ["lzma_version_number", "sqlite3_status64"],
  ["sqlite3_status64", "pthread_attr_getscope"],
  ["FSE_versionNumber", "emscripten_GetProcAddress"],
  ["BZ2_blockSort", "adler32_z"],
];
/** Octets: the linker keeps one of several functions that are alike, wherever it came from, and alike are small ones. */
const ALIKE = 500;
/** Octets of a row of the table of built-in modules. */
const ENTRY = 8;

/** @param {string} source path of the WebAssembly @returns {Map<number, number[]>} for each function those that call it */
function callersIn(source) {
  const words = [fileURLToPath(import.meta.url), source];
  const graph = execFileSync(process.execPath, words, { encoding: "utf8", maxBuffer: 1 << 26 });
  const callers = new Map();
  for (const [, caller, called] of graph.matchAll(/"(\d+)" -> "(\d+)"; \/\/ call/g)) {
    if (!callers.has(Number(called))) callers.set(Number(called), []);
    callers.get(Number(called)).push(Number(caller));
  }
  return callers;
}

/** @param {binaryen.Module} module @returns {Map<string, number>} the functions that have names */
function namedFunctions(module) {
  const exported = Array.from({ length: module.getNumExports() }, (_, at) =>
    binaryen.getExportInfo(module.getExportByIndex(at)),
  );
  const functions = exported.filter(({ kind }) => kind === binaryen.ExternalFunction);
  return new Map(functions.map(({ name, value }) => [name, Number(value)]));
}

/** @param {Map<string, number>} named @returns {Set<number>} */
function unusedFunctions(named) {
  const unused = new Set();
  for (const [first, next] of UNUSED) {
    if (!(named.has(first) && named.has(next))) throw new Error(`Pyodide has no ${first} or no ${next} any more.`);
    for (let at = named.get(first); at < named.get(next); at += 1) unused.add(at);
  }
  return unused;
}

/** What calls a function that goes, goes too; if that has a name of its own, what goes is not unused. */
function withCallers(unused, named, callers, source) {
  const sizes = bodySizes(fs.readFileSync(source));
  const gone = new Set(Array.from(unused).filter((at) => sizes[at] >= ALIKE));
  for (const at of gone) for (const caller of callers.get(at) ?? []) gone.add(caller);
  for (const [name, at] of named) {
    if (gone.has(at) && !unused.has(at)) throw new Error(`Pyodide's ${name} needs a module that was taken for unused.`);
  }
  return gone;
}

const MAPS = `[
  id(value)
  for codec in ("cn", "hk", "jp", "kr", "tw")
  for name, value in vars(__import__(f"_codecs_{codec}")).items()
  if name.startswith("__map_") and "pair" not in name
]`;

/** Where the encodings of East Asia have their tables, as `struct dbcs_map` of CPython's `cjkcodecs.h` says. */
function tablesOfEncodings(python) {
  const maps = python.runPython(MAPS);
  const label = new TextEncoder().encode("multibytecodec.map\0");
  const name = python._module._malloc(label.length);
  const { _PyCapsule_GetPointer, HEAPU8 } = python._module;
  HEAPU8.set(label, name);
  const memory = new DataView(HEAPU8.buffer);
  const word = (address) => memory.getUint32(address, true);
  const starts = Array.from(maps, (map) => _PyCapsule_GetPointer(map, name));
  // Behind a name stand the addresses of two indices of 256 rows, either of which may be missing.
  const indices = starts.flatMap((start) => [word(start + 4), word(start + 8)]).filter(Boolean);
  const rows = indices.flatMap((index) => Array.from({ length: 256 }, (_, at) => index + 8 * at)).filter(word);
  return rows.map((row) => ({
    start: word(row),
    size: 2 * (memory.getUint8(row + 5) - memory.getUint8(row + 4) + 1),
  }));
}

/** Takes modules out of the table of those that are built in; each has the place of its name there, and a function. */
function removeModules(memory, table, isUnused) {
  const rows = [];
  for (let at = memory.word(table); memory.word(at); at += ENTRY) rows.push(at);
  const kept = rows.filter((at) => !isUnused(memory.text(memory.word(at)))).map((at) => memory.octets(at, ENTRY));
  memory.write(rows[0], Buffer.concat([Buffer.concat(kept), Buffer.alloc(ENTRY * (rows.length - kept.length))]));
}

/**
 * @param {string} source path of the WebAssembly
 * @returns {Promise<binaryen.Module>} without what nothing imports: a function is left that ends the program, for it keeps
 *   its place in the table of functions
 */
export async function withoutUnused(source) {
  const octets = fs.readFileSync(source);
  const python = await loadPyodide();
  const named = namedFunctions(binaryen.readBinary(octets));
  const callers = callersIn(source);
  const unused = unusedFunctions(named);
  const memory = new InitialMemory(octets);
  removeModules(memory, python._module._PyImport_Inittab, (name) => unused.has(named.get(`PyInit_${name}`)));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(octets)).filter(({ kind }) => kind === "function");
  for (const at of functionsOfNames(python, callers, imports.length)) unused.add(at);
  const tables = [...tablesOfEncodings(python), ...tablesOfNames(memory)];
  for (const { start, size } of tables) memory.write(start, new Uint8Array(size));
  const module = binaryen.readBinary(octets);
  for (const at of withCallers(unused, named, callers, source)) {
    binaryen.Function.setBody(module.getFunction(String(at)), module.unreachable());
  }
  return module;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  binaryen.readBinary(fs.readFileSync(process.argv[2])).runPasses(["print-call-graph"]);
}
