/**
 * Python calls functions in C with more parameters than some of them have, which WebAssembly does not allow: Pyodide's small
 * module `TRAMPOLINE` looks at what a function is, and calls it with as many as it takes. Where a browser cannot compile
 * it, or is one on iOS, where Pyodide does not trust it either, JavaScript calls the function.
 *
 * @param {{memory: WebAssembly.Memory, __indirect_function_table: WebAssembly.Table}} exports
 * @returns {number} its place in the table of functions; nought where there is none
 */
export function trampoline({ memory, __indirect_function_table: table }) {
  if (/iPad|iPhone|iPod/.test(globalThis.navigator?.userAgent ?? "")) return 0;
  try {
    const octets = Uint8Array.from(/** @type {string[]} */ (TRAMPOLINE.match(/../g)), (digits) =>
      Number.parseInt(digits, 16),
    );
    const imports = { env: { memory, __indirect_function_table: table } };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(octets), imports);
    const slot = table.grow(1);
    table.set(slot, exports.trampoline_call);
    return slot;
  } catch {
    return 0;
  }
}
