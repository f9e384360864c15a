// Says of a module what the reader of code sees in it, and what one that counts has noted after a run.
import fs from "node:fs";
import process from "node:process";
import binaryen from "binaryen";
import { counted, FUNCTIONS, LINE, LINES } from "../../../../py/site_builder/first/counted.mjs";
import { shrunk, withoutData, withoutUncalled } from "../../../../py/site_builder/first/cut_wasm.mjs";
import { neededData } from "../../../../py/site_builder/first/static_data.mjs";
import {
  bodies,
  importedFunctions,
  instructions,
  signed,
  unsigned,
} from "../../../../py/site_builder/first/wasm_code.mjs";

const TEXT = `(module
  (import "env" "outside" (func $outside (param i32) (result i32)))
  (memory (export "memory") 1)
  (table (export "__indirect_function_table") 1 funcref)
  (data (i32.const 4096) "data")
  (func $read (export "PyBytes_Size") (param i32) (result i32)
    (if (local.get 0) (then (drop (i32.load offset=8192 (local.get 0)))))
    (i32.load (i32.const 4096)))
  (func $copy (export "Py_DecRef") (param i32) (memory.copy (i32.const 60000) (i32.const 20000) (local.get 0)))
  (func $store (export "PyErr_Clear") (i32.store (i32.const 30000) (call $outside (i32.const 1))))
  (func $uncalled (export "PyBytes_AsString") (param i32) (result i32) (f64.store (i32.const 8) (f64.const 1.5)) (local.get 0)))`;
const LIMIT = 65_536;

function ends(module) {
  return bodies(module).every((body) => Array.from(instructions(module, body)).at(-1).next === body.end);
}

async function started(module) {
  const { instance } = await WebAssembly.instantiate(module, { env: { outside: (number) => number + 1 } });
  return instance.exports;
}

const source = binaryen.parseText(TEXT);
source.setFeatures(binaryen.Features.BulkMemory | binaryen.Features.BulkMemoryOpt);
const octets = source.emitBinary();
const run = await started(counted(octets, LIMIT));
run.PyBytes_Size(64);
run.Py_DecRef(200);
run.PyErr_Clear();
const functions = Array.from(new Uint8Array(run.memory.buffer, FUNCTIONS, 4));
const noted = new Uint8Array(run.memory.buffer, LINES, LIMIT >> LINE);
const lines = Array.from(noted.keys()).filter((line) => noted[line]);
const cut = withoutUncalled(octets, (index) => functions[index] === 1);
const isNeeded = neededData(cut, (address) => noted[address >> LINE] === 1, LIMIT);
const left = await started(shrunk(withoutData(cut)));
const value = (call) => {
  try {
    return call();
  } catch (error) {
    return error.name;
  }
};
console.log(
  JSON.stringify({
    pyodide: ends(fs.readFileSync(process.argv[2])),
    imported: importedFunctions(octets),
    functions,
    lines,
    copied: Array.from(new Uint8Array(run.memory.buffer, 4096, 4)),
    needed: [0, 4096, 8192 + 64, 20_000, 50_000, 8, 30_200, 30_300].map(isNeeded),
    left: [value(() => left.PyBytes_Size(0)), value(() => left.PyBytes_AsString(5))],
    numbers: [unsigned(300), signed(-64), signed(64), signed(97 << 20)],
  }),
);
