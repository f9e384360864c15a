import { Unpacking } from "./streaming-unpack.js";

/** @typedef {import("./streaming-unpack.js").Steps} Steps */

/** Python's WebAssembly, compiled while it is unpacked. */
export class Compilation extends Unpacking {
  /** @param {Promise<WebAssembly.Module>} zstd */
  constructor(zstd) {
    super(zstd);
    /** Rejects where the octets end early, are damaged or are no such module. */
    this.module = compiled(this.steps);
    // Whoever gets the octets says first what is wrong with them.
    this.module.catch(() => undefined);
  }

  /**
   * @param {Promise<WebAssembly.Module>} zstd
   * @param {ArrayBuffer} whole
   */
  static of(zstd, whole) {
    const compilation = new Compilation(zstd);
    compilation.end(whole);
    return compilation.module;
  }
}

/** @param {Steps} steps */
function compiled(steps) {
  const body = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await steps.next();
        if (!done) return controller.enqueue(value.slice());
      } catch {
        // Cut short it is no module either. Firefox calls an error here one that nobody handled.
      }
      controller.close();
    },
    cancel: () => void steps.return(),
  });
  return WebAssembly.compileStreaming(new Response(body, { headers: { "Content-Type": "application/wasm" } }));
}
