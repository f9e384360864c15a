/**
 * Everything that crosses between the page and the worker. Each side accepts the kinds listed here and nothing else.
 *
 * @typedef {{zstd: WebAssembly.Module, snapshot: ArrayBuffer}} SnapshotParts Python and the engine as they stand in
 *   memory once started, as a Zstandard frame, and what unpacks it
 * @typedef {{stdlib: ArrayBuffer, engine: ArrayBuffer}} SourceParts archives, gzipped or not
 * @typedef {SnapshotParts | SourceParts} BootParts
 * @typedef {{kind: "boot", parts: BootParts}} BootMessage
 * @typedef {{kind: "module", module: WebAssembly.Module}} ModuleMessage Python, which may come after the boot began
 * @typedef {keyof typeof import("../../../py/jwt_decoder/bridge/actions.json")} Action
 * @typedef {{kind: "call", id: number, action: Action, request: string}} CallMessage `request` is JSON text for Python
 * @typedef {{kind: "cancel", id: number}} CancelMessage nobody waits for this call any more, which yields what it has
 * @typedef {BootMessage | ModuleMessage | CallMessage | CancelMessage} ToWorker
 *
 * @typedef {{kind: "step", step: string}} StepMessage
 * @typedef {{kind: "ready"}} ReadyMessage
 * @typedef {{kind: "reached", id: number, done: number, count: number}} ReachedMessage how many of how many steps of a
 *   call are done
 * @typedef {{kind: "result", id: number, result: string}} ResultMessage `result` is JSON text from the Python bridge
 * @typedef {{kind: "refused", id: number, message: string}} RefusedMessage the request was malformed
 * @typedef {{kind: "fatal", message: string}} FatalMessage the engine cannot go on
 * @typedef {StepMessage | ReadyMessage | ReachedMessage | ResultMessage | RefusedMessage | FatalMessage} FromWorker
 */

export { default as ACTIONS } from "../../../py/jwt_decoder/bridge/actions.json" with { type: "json" };

/** Milliseconds after which an engine that has not started is taken for hung. */
export const BOOT_DEADLINE = 60_000;

/** The same for a call that may take minutes, because somebody asked for that. */
export const LONG_DEADLINE = 900_000;

/** The boot in the order of its steps; `rest`: the first engine runs, and for the whole one no more can be asked for. */
export const STEPS = Object.freeze({
  fetch: "fetch",
  rest: "rest",
  unpack: "unpack",
  python: "python",
  engine: "engine",
});
