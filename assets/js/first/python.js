import { instantiated, warmings } from "../engine/first-module.js";
import { computeHashes } from "../engine/hashes.js";
import { writeImage } from "./image.js";
import { trampoline } from "./trampoline.js";

/**
 * Python's WebAssembly cut to what a report calls, and called without Pyodide: what it is asked for is octets, and what it
 * answers is octets, by the functions that CPython has for C. Their names belong to the Pyodide that is pinned.
 *
 * @typedef {{memory: WebAssembly.Memory, __indirect_function_table: WebAssembly.Table,
 *   PyBytes_FromStringAndSize: (start: number, size: number) => number, PyBytes_AsString: (octets: number) => number,
 *   PyBytes_Size: (octets: number) => number, PyObject_CallOneArg: (callable: number, given: number) => number,
 *   PyObject_Hash: (object: number) => number, Py_DecRef: (object: number) => void, PyErr_Clear: () => void}} Exports
 */

/** Python raised something: a part of the engine that is not here was needed, or the request is to be refused. */
export class NotHere extends Error {}

const PAGE = 1 << 16;
const MOST_PAGES = 1 << 15;
const A_DAY = 86_400_000;

/**
 * What Python asks of its world: clocks, more memory, and calls of functions that were taken for ones with other parameters.
 *
 * @param {() => Exports} exports
 * @returns {Record<string, Function>}
 */
function world(exports) {
  const view = () => new DataView(exports().memory.buffer);
  return {
    emscripten_get_now: () => performance.now(),
    emscripten_date_now: () => Date.now(),
    emscripten_get_heap_max: () => PAGE * MOST_PAGES,
    emscripten_resize_heap: (/** @type {number} */ size) => {
      const { memory } = exports();
      try {
        memory.grow(Math.max(16, Math.ceil(((size >>> 0) - memory.buffer.byteLength) / PAGE)));
        return 1;
      } catch {
        return 0;
      }
    },
    clock_time_get: (/** @type {number} */ clock, /** @type {bigint} */ _precision, /** @type {number} */ place) => {
      const milliseconds = clock === 0 ? Date.now() : performance.now();
      view().setBigUint64(place >>> 0, BigInt(Math.round(milliseconds * 1e6)), true);
      return 0;
    },
    _gmtime_js: (/** @type {bigint} */ seconds, /** @type {number} */ place) => {
      const date = new Date(Number(seconds) * 1000);
      const day = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / A_DAY;
      const fields = [
        ...[date.getUTCSeconds(), date.getUTCMinutes(), date.getUTCHours(), date.getUTCDate(), date.getUTCMonth()],
        ...[date.getUTCFullYear() - 1900, date.getUTCDay(), Math.trunc(day)],
      ];
      new Int32Array(exports().memory.buffer, place >>> 0, fields.length).set(fields);
    },
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    _PyEM_TrampolineCall_JS: (
      /** @type {number} */ call,
      /** @type {number} */ self,
      /** @type {number} */ given,
      /** @type {number} */ named,
    ) => exports().__indirect_function_table.get(call)(self, given, named),
  };
}

/**
 * Python without its memory; what most reports call is called here, while that is on its way.
 *
 * @param {WebAssembly.Module} module
 */
export async function prepared(module) {
  /** @type {Exports} */
  let exports;
  const found = await instantiated(
    module,
    world(() => exports),
  );
  exports = /** @type {Exports} */ (/** @type {unknown} */ (found));
  for (const warm of warmings(found)) warm();
  return exports;
}

/**
 * @param {Exports} exports what was prepared
 * @param {Iterable<Uint8Array>} image
 * @returns {{answer: (request: string) => string, memory: WebAssembly.Memory}} `answer` throws NotHere where Python raised,
 *   and anything else after which it is not to be called any more
 */
export function startPython(exports, image) {
  const { entry, trampoline: place, end, hashed } = writeImage(exports.memory, image);
  computeHashes(exports, end, hashed);
  new DataView(exports.memory.buffer).setInt32(place, trampoline(exports), true);
  return { answer: (request) => answer(exports, entry, request), memory: exports.memory };
}

/**
 * @param {Exports} python
 * @param {number} entry
 * @param {string} request
 */
function answer(python, entry, request) {
  const octets = new TextEncoder().encode(request);
  const given = python.PyBytes_FromStringAndSize(0, octets.length) >>> 0;
  new Uint8Array(python.memory.buffer).set(octets, python.PyBytes_AsString(given) >>> 0);
  const result = python.PyObject_CallOneArg(entry, given) >>> 0;
  python.Py_DecRef(given);
  if (result === 0) {
    python.PyErr_Clear();
    throw new NotHere();
  }
  const start = python.PyBytes_AsString(result) >>> 0;
  const text = new TextDecoder().decode(new Uint8Array(python.memory.buffer, start, python.PyBytes_Size(result)));
  python.Py_DecRef(result);
  return text;
}
