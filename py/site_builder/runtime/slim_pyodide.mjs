// Takes out of Pyodide what only dynamic libraries, graphics and sound need: nine tenths of what its script asks of the
// WebAssembly and of what it offers to it. All of it would be read, and entered into tables, at each start. What no
// import in a page reaches goes with it.
// usage: node slim_pyodide.mjs script SCRIPT OUT | node slim_pyodide.mjs wasm NAMES WASM OUT
import fs from "node:fs";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import binaryen from "binaryen";
import { minify } from "terser";
import { withoutUnused } from "./unused_modules.mjs";

const at = (name) => fileURLToPath(import.meta.resolve(`pyodide/${name}`));

/** @param {string} text @param {RegExp} pattern @param {(...groups: string[]) => string} replacement */
function replaced(text, pattern, replacement) {
  if (!pattern.test(text)) throw new Error(`Pyodide's script has nothing like ${pattern} any more.`);
  return text.replaceAll(pattern, replacement);
}

/** How often each name is read or written as a property, here or by the package's other script. */
function propertyCounts(text) {
  const counts = new Map();
  const all = text + fs.readFileSync(at("pyodide.mjs"), "utf8");
  for (const [, name] of all.matchAll(/(?:\.|\[")([\w$]+)/g)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** What the script offers to the WebAssembly, less what that does not import. */
function withoutUnasked(text) {
  const module = new WebAssembly.Module(fs.readFileSync(at("pyodide.asm.wasm")));
  const imports = WebAssembly.Module.imports(module).filter(({ module: from }) => !from.startsWith("GOT."));
  const asked = new Set(imports.map(({ name }) => name));
  const list = replaced(text, /(var wasmImports=\{)([^}]*)\}/g, (_, start, entries) => {
    const kept = entries.split(",").filter((entry) => asked.has(entry.split(":")[0]));
    return `${start}${kept.join()}}`;
  });
  // Signatures are for the functions that dynamic libraries find by name.
  return replaced(list, /[\w$]+\.sig="\w+";/g, () => "");
}

/** The script with each reading of an export, and each property of `Module`, such that it falls with its last use. */
function withoutAnchors(text) {
  const counts = propertyCounts(text);
  const isRead = (name) => counts.get(name) > 1 || CALLED_BY_US.includes(name);
  const exported = /([\w$]+)=Module\["([\w$]+)"\]=wasmExports\["([\w$]+)"\](\.value>>>0)?/g;
  const loose = replaced(text, exported, (_, local, property, name, value) => {
    const read = `${value ? "wasmAddress" : "wasmExport"}("${name}")`;
    return `${local}=${isRead(property) ? `Module["${property}"]=` : ""}${read}`;
  });
  return replaced(loose, /Module\["([\w$]+)"\]=([\w$]+);/g, (all, name, local) =>
    isRead(name) || local.startsWith("wasm") ? all : "",
  );
}

/** What Pyodide is made of: with more, what is written could be more than a browser reads. */
const FEATURES = [
  ...["BulkMemory", "BulkMemoryOpt", "CallIndirectOverlong", "ExceptionHandling", "ExtendedConst", "Multivalue"],
  ...["MutableGlobals", "NontrappingFPToInt", "ReferenceTypes", "SignExt", "SIMD128", "TailCall"],
];

/** By `snapshot.mjs`, beside what `memory-snapshot.js` asks of the WebAssembly itself. */
const CALLED_BY_US = ["_emscripten_stack_get_base", "_emscripten_stack_get_end", "_free", "_malloc", "_sbrk"];

const READERS = `
function wasmExport(name) { return wasmExports[name]; }
function wasmAddress(name) { return wasmExports[name].value >>> 0; }
var wasmImports={`;

async function script(source, out) {
  let text = withoutAnchors(withoutUnasked(fs.readFileSync(source, "utf8")));
  text = replaced(text, /var wasmImports=\{/g, () => READERS);
  // Nothing is linked while it runs: no list of all that is exported, and no map of every function in the table, which
  // takes longer than to take a snapshot up. A function that was made a moment ago is not in it.
  text = replaced(text, /updateGOT\(origExports\);/g, () => "");
  text = replaced(
    text,
    /return addFunction\((trampolineInstance\.exports\.trampoline_call)\)/g,
    (_, call) => `const slot=getEmptyTableSlot();setWasmTableEntry(slot,${call});return slot`,
  );
  // The policy forbids it, and beside it no name may be left out.
  text = replaced(text, /\beval\(/g, () => "globalThis.eval(");
  const compress = { defaults: false, unused: true, dead_code: true, passes: 3 };
  const made = await minify(text, { module: true, mangle: false, compress, format: { quote_style: 3 } });
  // Terser leaves what was assigned to a name that it took away.
  const code = replaced(made.code, /(?<=[;{])wasm(?:Export|Address)\("[\w$]+"\)[;,]?/g, () => "");
  const kept = new Set(Array.from(code.matchAll(/wasmExport\("([\w$]+)"\)/g), ([, name]) => name));
  const conversion = /wasmExports\["([\w$]+)"\]=makeWrapper_\w+\(wasmExports\["[\w$]+"\]\);/g;
  fs.writeFileSync(
    out,
    replaced(code, conversion, (all, name) => (kept.has(name) ? all : "")),
  );
}

/** Of 64 KiB each: what Python starts with, enough for the whole engine, so that the memory need not grow in a page. */
const PAGES = 640;
const MEMORY_SECTION = 5;

/**
 * The WebAssembly with memory for the whole engine. Pyodide asks for 480 pages, and both numbers take two octets.
 *
 * @param {Uint8Array} octets
 */
function withMemory(octets) {
  let section = 8;
  for (
    let size = numberAt(octets, section + 1);
    octets[section] !== MEMORY_SECTION;
    size = numberAt(octets, section + 1)
  )
    section = size.end + size.value;
  // The size, how many memories there are, and whether it has an end.
  const place = numberAt(octets, section + 1).end + 2;
  const pages = numberAt(octets, place);
  if (pages.end - place !== 2 || pages.value > PAGES) throw new Error("Pyodide asks for another amount of memory.");
  octets.set([(PAGES & 127) | 128, PAGES >> 7], place);
  return octets;
}

/**
 * A number in LEB128, as WebAssembly has them, and where it ends.
 *
 * @param {Uint8Array} octets
 * @param {number} start
 */
function numberAt(octets, start) {
  let value = 0;
  let end = start;
  for (let shift = 0; ; shift += 7) {
    value |= (octets[end] & 127) << shift;
    end += 1;
    if (octets[end - 1] < 128) return { value, end };
  }
}

/** The WebAssembly with the exports that the script beside it reads, those of a list with commas, and what these reach. */
async function wasm(names, source, out) {
  const octets = fs.readFileSync(source);
  const reads = fs.readFileSync(new URL("pyodide.asm.mjs", pathToFileURL(out)), "utf8");
  const found = reads.matchAll(/wasm(?:Exports(?:\.|\[")|(?:Export|Address)\(")([\w$]+)/g);
  const kept = new Set(Array.from(found, ([, name]) => name)).add("__main_argc_argv").add("PyObject_Hash");
  for (const name of names.split(",")) kept.add(name);
  const module = await withoutUnused(source);
  module.setFeatures(FEATURES.reduce((sum, name) => sum | binaryen.Features[name], 0));
  for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(octets))) {
    if (!kept.has(name)) module.removeExport(name);
  }
  module.runPasses(["remove-unused-module-elements"]);
  fs.writeFileSync(out, withMemory(module.emitBinary()));
}

const [action, ...words] = process.argv.slice(2);
await { script, wasm }[action](...words);
