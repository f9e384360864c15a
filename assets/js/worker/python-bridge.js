/**
 * The functions of `jwt_decoder.bridge.bridge`, text in and text out. Pyodide copies text between the two languages character by
 * character, which took a third of the time of a large report; octets it copies at once.
 *
 * @typedef {import("pyodide/ffi").PyBuffer} PyBuffer
 * @typedef {(done: number, count: number) => void} Reached is told how many of how many steps are done
 * @typedef {{handle_octets: (request: Uint8Array, reached?: Reached) => PyBuffer,
 *   handle_octets_async: (request: Uint8Array, call: number, reached?: Reached) => Promise<PyBuffer>,
 *   cancel: (call: number) => void}} BridgeModule
 */

/**
 * @param {BridgeModule} module
 * @returns {{handle: (request: string, reached?: Reached) => string,
 *   handleAwaited: (request: string, call: number, reached?: Reached) => Promise<string>, cancel: (call: number) => void}}
 */
export function bridgeOf({ handle_octets: handle, handle_octets_async: handleAwaited, cancel }) {
  const encoder = new TextEncoder();
  return {
    handle: (request, ...told) => textOf(handle(encoder.encode(request), ...told)),
    handleAwaited: async (request, call, ...told) =>
      textOf(await handleAwaited(encoder.encode(request), call, ...told)),
    cancel,
  };
}

/** @param {PyBuffer} answer is gone afterwards */
function textOf(answer) {
  const octets = answer.getBuffer("u8");
  try {
    return new TextDecoder().decode(octets.data);
  } finally {
    octets.release();
    answer.destroy();
  }
}
