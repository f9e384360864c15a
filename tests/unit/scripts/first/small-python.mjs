// A module with the functions of Python that the worker calls: what is asked for comes back, with a mark before it.
import binaryen from "binaryen";

const PAGE = 65_536;
/** Where what is asked for is kept, and what comes back. */
const [GIVEN, RESULT] = [1024, 40_000];
export const [TRAMPOLINE_PLACE, ENTRY] = [512, 7];
/** The hash of every text, and the addresses of the types of texts and dictionaries. */
export const [HASHED, TEXTS, DICTIONARIES] = [12_345, 600, 700];

const TEXT = `(module
  (import "env" "emscripten_get_now" (func $now (result f64)))
  (import "env" "emscripten_date_now" (func $date (result f64)))
  (import "env" "emscripten_get_heap_max" (func $most (result i32)))
  (import "env" "emscripten_resize_heap" (func $resize (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (import "env" "_gmtime_js" (func $gmtime (param i64 i32)))
  (import "env" "_Py_CheckEmscriptenSignals_Helper" (func $signals (result i32)))
  (import "env" "_PyEM_TrampolineCall_JS" (func $call (param i32 i32 i32 i32) (result i32)))
  (import "env" "cut_away" (func $cut (result i32)))
  (memory (export "memory") 1 16)
  (table $table (export "__indirect_function_table") 2 20 funcref)
  (elem (i32.const 0) $sum)
  (global $size (mut i32) (i32.const 0))
  (global $cleared (export "cleared") (mut i32) (i32.const 0))
  (func $sum (param i32 i32 i32) (result i32) (i32.add (local.get 0) (i32.add (local.get 1) (local.get 2))))
  (func (export "PyBytes_FromStringAndSize") (param i32 i32) (result i32) (global.set $size (local.get 1)) (i32.const ${GIVEN}))
  (func (export "PyBytes_AsString") (param i32) (result i32) (local.get 0))
  (func (export "PyBytes_Size") (param i32) (result i32) (global.get $size))
  (func (export "PyObject_Hash") (param i32) (result i32)
    (i32.store offset=12 (local.get 0) (i32.const ${HASHED}))
    (i32.const ${HASHED}))
  (func (export "Py_DecRef") (param i32))
  (global $warmed (export "was warmed") (mut i32) (i32.const 0))
  (func (export "warm0") (global.set $warmed (i32.add (global.get $warmed) (i32.const 1))))
  (func (export "warm1") (global.set $warmed (i32.add (global.get $warmed) (i32.const 10))))
  (func (export "PyErr_Clear") (global.set $cleared (i32.const 1)))
  (func (export "PyObject_CallOneArg") (param i32 i32) (result i32)
    (if (i32.eq (i32.load8_u (local.get 1)) (i32.const 33)) (then (return (i32.const 0))))
    (if (i32.eq (i32.load8_u (local.get 1)) (i32.const 63)) (then (unreachable)))
    (if (i32.eq (i32.load8_u (local.get 1)) (i32.const 35)) (then (return (call $cut))))
    (if (i32.eq (i32.load8_u (local.get 1)) (i32.const 87)) (then
      (f64.store (i32.const ${RESULT}) (call $now))
      (f64.store (i32.const ${RESULT + 8}) (call $date))
      (i32.store (i32.const ${RESULT + 16}) (call $most))
      (i32.store (i32.const ${RESULT + 20}) (call $resize (i32.const ${3 * PAGE})))
      (i32.store (i32.const ${RESULT + 24}) (call $resize (i32.const ${99 * PAGE})))
      (drop (call $clock (i32.const 0) (i64.const 0) (i32.const ${RESULT + 32})))
      (drop (call $clock (i32.const 1) (i64.const 0) (i32.const ${RESULT + 40})))
      (call $gmtime (i64.const 1767272400) (i32.const ${RESULT + 48}))
      (i32.store (i32.const ${RESULT + 80}) (call $signals))
      (i32.store (i32.const ${RESULT + 84}) (call $call (i32.const 0) (i32.const 1) (i32.const 2) (i32.const 3)))))
    (local.get 1)))`;

/** What was called to be compiled: 1 for the first half, 10 for the second one. */
export const warmedIn = (exports) => exports["was warmed"].value;

/** @returns {WebAssembly.Module} */
export function smallPython({ isWarmed = true } = {}) {
  const module = binaryen.parseText(TEXT);
  if (!isWarmed) for (const name of ["warm0", "warm1"]) module.removeExport(name);
  module.setFeatures(binaryen.Features.MutableGlobals);
  return new WebAssembly.Module(module.emitBinary());
}

/** An image of two blocks, of which the first is blank: the second one, which is the heap, begins with a text. */
export function smallImage(text = "") {
  const octets = new Uint8Array(2 * 4096);
  new Uint32Array(octets.buffer, 0, 7).set([ENTRY, TRAMPOLINE_PLACE, 2, 2, 4096, TEXTS, DICTIONARIES]);
  octets[28] = 0b10;
  octets.set(new TextEncoder().encode(text), 4096);
  return octets;
}

/** The results of the imports that a request of W asks for. */
export const resultsIn = (memory) => new DataView(memory.buffer, RESULT);
