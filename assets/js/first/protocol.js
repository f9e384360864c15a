/**
 * What the page and the worker of the first engine say to each other. It answers reports alone, as the whole engine would,
 * and hands everything on that it can't answer.
 *
 * @typedef {{kind: "module", module: WebAssembly.Module} | {kind: "image", image: ArrayBuffer[]}} BootMessage first the one,
 *   then the other; the image in pieces of any size
 * @typedef {{kind: "call", id: number, request: string}} CallMessage the request is JSON
 * @typedef {BootMessage | CallMessage} ToFirst
 * @typedef {{kind: "ready"} | {kind: "fatal"} | {kind: "result", id: number, result: string} | {kind: "handed-on", id: number}} FromFirst
 *   the result is JSON; after `fatal` every call is handed on
 */
export {};
