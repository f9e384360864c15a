/**
 * The functions of `jwt_decoder.bridge.bridge`, text in and text out. Pyodide copies text between the two languages character by
 * character, which took a third of the time of a large report; octets it copies at once.
 *
 * @typedef {import("pyodide/ffi").PyBuffer} PyBuffer
 * @typedef {{handle_octets: (request: Uint8Array) => PyBuffer, handle_octets_async: (request: Uint8Array, call: number) => Promise<PyBuffer>,
 *   cancel: (call: number) => void}} BridgeModule
 */

/**
 * @param {BridgeModule} module
 * @returns {{handle: (request: string) => string, handleAwaited: (request: string, call: number) => Promise<string>, cancel: (call: number) => void}}
 */
export function bridgeOf({ handle_octets: handle, handle_octets_async: handleAwaited, cancel }) {
  const encoder = new TextEncoder();
  return {
    handle: (request) => textOf(handle(encoder.encode(request))),
    handleAwaited: async (request, call) => textOf(await handleAwaited(encoder.encode(request), call)),
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
