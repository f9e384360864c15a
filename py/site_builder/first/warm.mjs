// Adds to a WebAssembly what calls functions without doing anything: some browsers compile a function when it is called
// for the first time, which takes as long as all that the first report does.
import binaryen from "binaryen";
import { bodies } from "./wasm_code.mjs";

export const WARM = "warm";
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

/** @returns {{name: string, params: number, results: number}[]} the large functions with numbers alone around their body */
function callable(module, isNumber) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  const own = all.map(binaryen.getFunctionInfo).filter(({ module: from }) => from === "");
  const sizes = bodies(module.emitBinary()).map(({ start, end }) => end - start);
  return own.filter(({ params, results }, at) => {
    const given = [...binaryen.expandType(params), ...binaryen.expandType(results)];
    return sizes[at] >= LEAST && given.every(isNumber) && binaryen.expandType(results).length < 2;
  });
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
  const calls = wanted.map(({ name, params, results }) => {
    const called = module.call(name, binaryen.expandType(params).map(nothing), results);
    return results === binaryen.none ? called : module.drop(called);
  });
  for (const { name, results } of wanted) {
    const body = binaryen.Function(module.getFunction(name));
    const back = results === binaryen.none ? module.return() : module.return(nothing(results));
    const first = module.if(module.global.get(IS_WARMING, binaryen.i32), back);
    body.body = module.block(null, [first, body.body], results);
  }
  module.addFunction(WARM, binaryen.none, binaryen.none, [], module.block(null, [set(ON), ...calls, set(OFF)]));
  module.addFunctionExport(WARM, WARM);
}
