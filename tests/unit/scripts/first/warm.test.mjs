import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { addWarming, LEAST, PARTS, WARM } from "../../../../py/site_builder/first/warm.mjs";

const LARGE = "(drop (i32.const 1))".repeat(LEAST / 2);
const TEXT = `(module
  (import "env" "told" (func $told (param i32)))
  (memory (export "memory") 1)
  (func $store (export "store") (param i32) (result i32)
    ${LARGE} (call $told (i32.const 1)) (i32.store (i32.const 0) (local.get 0)) (i32.const 7))
  (func $sum (export "sum") (param i64 f32 f64) (result f64)
    ${LARGE} (call $told (i32.const 2)) (f64.add (local.get 2) (f64.convert_i64_s (local.get 0))))
  (func $quiet (export "quiet") ${LARGE} (call $told (i32.const 3)))
  (func $object (export "object") (param externref) ${LARGE} (call $told (i32.const 4)))
  (func $end (export "end") ${LARGE} (unreachable))
  (func $small (export "small") (call $told (i32.const 5))))`;

function warmed(isWanted) {
  const module = binaryen.parseText(TEXT);
  module.setFeatures(binaryen.Features.MutableGlobals | binaryen.Features.ReferenceTypes);
  addWarming(module, isWanted);
  const told = [];
  const compiled = new WebAssembly.Module(module.emitBinary());
  const { exports } = new WebAssembly.Instance(compiled, { env: { told: (number) => told.push(number) } });
  return { exports, told };
}

test("functions are called without doing anything, and do what they did after it", () => {
  const { exports, told } = warmed(() => true);
  for (let part = 0; part < PARTS; part += 1) exports[WARM + part]();
  assert.deepEqual(told, []);
  assert.equal(new Uint32Array(exports.memory.buffer)[0], 0);
  assert.equal(exports.store(5), 7);
  assert.equal(new Uint32Array(exports.memory.buffer)[0], 5);
  assert.equal(exports.sum(2n, 0, 0.5), 2.5);
  exports.quiet();
  exports.object(null);
  exports.small();
  assert.deepEqual(told.splice(0), [1, 2, 3, 4, 5]);
  assert.throws(() => exports.end(), WebAssembly.RuntimeError);
});

test("what isn't wanted or small stays as it was", () => {
  const size = (isWanted) => {
    const module = binaryen.parseText(TEXT);
    addWarming(module, isWanted);
    return module.emitBinary().length;
  };
  const [none, small, one, all] = [() => false, "small", "quiet", () => true].map((wanted) =>
    size(typeof wanted === "string" ? (name) => name === wanted : wanted),
  );
  assert.ok(none === small && none < one && one < all);
});
