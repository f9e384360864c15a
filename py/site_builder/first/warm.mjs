// Adds to a WebAssembly what calls functions without doing anything: some browsers compile a function when it is called
// for the first time, which takes as long as all that the first report does.
import binaryen from "binaryen";
import { bodies } from "./wasm_code.mjs";

export const WARM = "warm";
/** There are so many functions that warm: a page's thread may do others' things between them. */
export const PARTS = 4;
const IS_WARMING = "is warming";
const [OFF, ON] = [0, 1];
/** Octets of a body: the smaller ones are compiled soon, and many. */
export const LEAST = 100;

const zeros = (module) =>
  new Map([
    [binaryen.i32, () => module.i32.const(0)],
    [binaryen.i64, () => module.i64.const(0n)],
    [binaryen.f32, () => module.f32.const(0)],
    [binaryen.f64, () => module.f64.const(0)],
  ]);

/**
 * @returns {{name: string, params: number, results: number, size: number}[]} the large functions with numbers alone around
 *   their body
 */
function callable(module, isNumber) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  const own = all.map(binaryen.getFunctionInfo).filter(({ module: from }) => from === "");
  const sizes = bodies(module.emitBinary()).map(({ start, end }) => end - start);
  return own
    .map(({ name, params, results }, at) => ({ name, params, results, size: sizes[at] }))
    .filter(({ params, results, size }) => {
      const given = [...binaryen.expandType(params), ...binaryen.expandType(results)];
      return size >= LEAST && given.every(isNumber) && binaryen.expandType(results).length < 2;
    });
}

/** @returns {Array[]} the functions in PARTS parts, of about as many octets each */
function inParts(functions) {
  const whole = functions.reduce((sum, { size }) => sum + size, 0);
  const parts = Array.from({ length: PARTS }, () => []);
  let before = 0;
  for (const one of functions) {
    parts[Math.floor((PARTS * before) / whole)].push(one);
    before += one.size;
  }
  return parts;
}

/**
 * @param {binaryen.Module} module is not optimized any more after this: what calls them is of no use but to be called
 * @param {(name: string) => boolean} isWanted
 */
export function addWarming(module, isWanted) {
  const zero = zeros(module);
  const nothing = (type) => zero.get(type)();
  const wanted = callable(module, (type) => zero.has(type)).filter(({ name }) => isWanted(name));
  module.addGlobal(IS_WARMING, binaryen.i32, true, module.i32.const(OFF));
  const set = (value) => module.global.set(IS_WARMING, module.i32.const(value));
  const calls = (part) =>
    part.map(({ name, params, results }) => {
      const called = module.call(name, binaryen.expandType(params).map(nothing), results);
      return results === binaryen.none ? called : module.drop(called);
    });
  for (const { name, results } of wanted) {
    const body = binaryen.Function(module.getFunction(name));
    const back = results === binaryen.none ? module.return() : module.return(nothing(results));
    const first = module.if(module.global.get(IS_WARMING, binaryen.i32), back);
    body.body = module.block(null, [first, body.body], results);
  }
  for (const [at, part] of inParts(wanted).entries()) {
    const body = module.block(null, [set(ON), ...calls(part), set(OFF)]);
    module.addFunction(WARM + at, binaryen.none, binaryen.none, [], body);
    module.addFunctionExport(WARM + at, WARM + at);
  }
}
