// Leaves of a WebAssembly the functions that were called, and what the worker asks of it.
import binaryen from "binaryen";
import { addWarming } from "./warm.mjs";
import { sections, withBodies } from "./wasm_code.mjs";

/** No locals; an instruction that ends the program; the end. */
const GONE = Buffer.from([0, 0x00, 0x0b]);
const [ABOUT, DATA, DATA_COUNT] = [0, 11, 12];
const HEAD = 8;

export const EXPORTS = [
  ...["memory", "__indirect_function_table", "PyBytes_FromStringAndSize", "PyBytes_AsString", "PyBytes_Size"],
  ...["PyObject_CallOneArg", "PyObject_Hash", "Py_DecRef", "PyErr_Clear"],
];

const FEATURES = [
  ...["BulkMemory", "BulkMemoryOpt", "CallIndirectOverlong", "ExceptionHandling", "ExtendedConst", "Multivalue"],
  ...["MutableGlobals", "NontrappingFPToInt", "ReferenceTypes", "SignExt", "SIMD128", "TailCall"],
];

/**
 * @param {Uint8Array} octets
 * @param {(index: number) => boolean} isCalled
 * @returns {Buffer} with the same functions at the same places, most of which end the program
 */
export const withoutUncalled = (octets, isCalled) =>
  withBodies(octets, (index, { start, end }) => (isCalled(index) ? octets.subarray(start, end) : GONE));

/** @returns {Buffer} without its data, which the image holds, and without words about it */
export function withoutData(octets) {
  const kept = Array.from(sections(octets)).filter(({ id }) => ![ABOUT, DATA, DATA_COUNT].includes(id));
  return Buffer.concat([octets.subarray(0, HEAD), ...kept.map(({ start, end }) => octets.subarray(start, end))]);
}

/**
 * @param {Uint8Array} octets
 * @param {(index: number) => boolean} isUsual most reports call it
 * @returns {Uint8Array} with what the worker asks of it alone, shrunk, and with what calls the usual functions
 */
export function shrunk(octets, isUsual) {
  const module = binaryen.readBinary(octets);
  module.setFeatures(FEATURES.reduce((sum, name) => sum | binaryen.Features[name], 0));
  for (let at = module.getNumExports() - 1; at >= 0; at -= 1) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(at));
    if (!EXPORTS.includes(name)) module.removeExport(name);
  }
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  module.optimize();
  // Functions without a name are called by their number among those that have a body, and keep that.
  addWarming(module, (name) => isUsual(Number(name)));
  return module.emitBinary();
}
