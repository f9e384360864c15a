/**
 * The WebAssembly of the first engine before it has a memory. Some browsers compile a function when it is called for the
 * first time: the module has functions that call what most reports do, without doing anything.
 *
 * @typedef {Record<string, Function>} Functions
 */

/** Their names begin so, as `warm.mjs` gives them. */
const WARM = "warm";

/**
 * @param {WebAssembly.Module} module
 * @param {Functions} [known] what it may ask for
 */
export async function instantiated(module, known = {}) {
  /** @type {Record<string, Functions>} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = known[name] ?? missing;
  }
  const { exports } = await WebAssembly.instantiate(module, /** @type {WebAssembly.Imports} */ (imports));
  return /** @type {Functions} */ (exports);
}

/** @param {Functions} exports */
export function warmings(exports) {
  return Object.keys(exports)
    .filter((name) => name.startsWith(WARM))
    .map((name) => /** @type {Function} */ (exports[name]));
}

function missing() {
  throw new TypeError("a function that was cut");
}
