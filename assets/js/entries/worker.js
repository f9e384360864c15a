import "../worker/worker-scope.js";
import { ACTIONS } from "../engine/protocol.js";
import { decryption } from "../worker/decryption.js";
import { keys } from "../worker/keys.js";
import { making } from "../worker/making.js";
import { noble } from "../worker/noble.js";
import { bridgeOf } from "../worker/python-bridge.js";
import { startPython } from "../worker/start-python.js";
import { told } from "../worker/told.js";
import { trials } from "../worker/trials.js";
import { watchUnanswered } from "../worker/unanswered.js";
import { WarmUp } from "../worker/warm-up.js";

/**
 * @typedef {import("../engine/protocol.js").ToWorker} ToWorker
 * @typedef {import("../engine/protocol.js").FromWorker} FromWorker
 * @typedef {{type?: unknown, message?: unknown}} Thrown
 */

/** @type {ReturnType<typeof bridgeOf> | null} */
let bridge = null;
/** @type {WarmUp | null} */
let warmUp = null;
/** @type {PromiseWithResolvers<WebAssembly.Module>} */
const module = Promise.withResolvers();

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message);
}

Reflect.set(globalThis, "jwtNoble", noble);
Reflect.set(globalThis, "jwtDecryption", decryption);
Reflect.set(globalThis, "jwtKeys", keys);
Reflect.set(globalThis, "jwtMaking", making);
Reflect.set(globalThis, "jwtTrials", trials);

/** @param {import("../engine/protocol.js").BootParts} parts */
async function boot(parts) {
  const python = await startPython(parts, module.promise, (step) => post({ kind: "step", step }));
  bridge = bridgeOf(python);
  warmUp = new WarmUp(bridge);
  post({ kind: "ready" });
}

/**
 * Answers one request. Python raises RequestError for a malformed one; anything else that is thrown means that the
 * interpreter may be damaged (a stack overflow cannot be caught in it), so that this worker must be replaced.
 *
 * @param {import("../engine/protocol.js").CallMessage} call
 */
async function answer({ id, action, request }) {
  if (!(bridge && warmUp)) throw new Error("called before it was ready");
  try {
    const { handle, handleAwaited } = bridge;
    const tell = told((done, count) => post({ kind: "reached", id, done, count }));
    const ask = () => (ACTIONS[action].awaited ? handleAwaited(request, id, tell) : handle(request, tell));
    const result = await warmUp.after(ask);
    post({ kind: "result", id, result });
  } catch (thrown) {
    const error = /** @type {Thrown} */ (thrown);
    if (error.type !== "RequestError") throw thrown;
    post({ kind: "refused", id, message: sentenceOf(error) });
  }
}

/**
 * What Python says of a request that it refuses, which quotes no value of the request: the last line of its traceback,
 * behind the name of the error.
 *
 * @param {Thrown} error
 */
function sentenceOf(error) {
  const line = String(error.message).trimEnd().split("\n").at(-1) ?? "";
  return line.slice(line.indexOf(": ") + 2);
}

/** The kind of what was thrown and nothing of its text, which could quote a token. */
/** @param {unknown} thrown */
function describe(thrown) {
  const error = /** @type {Thrown} */ (thrown);
  return typeof error?.type === "string" ? error.type : String(/** @type {Error} */ (thrown)?.name);
}

/** @param {unknown} thrown */
function crash(thrown) {
  post({ kind: "fatal", message: describe(thrown) });
}

watchUnanswered(self, crash);
// What a browser cannot put together again, for want of memory or else, is lost: there would be no answer.
self.addEventListener("messageerror", () => post({ kind: "fatal", message: "messageerror" }));
self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data;
  try {
    if (message.kind === "boot") await boot(message.parts);
    else if (message.kind === "module") module.resolve(message.module);
    else if (message.kind === "call") await answer(message);
    else if (message.kind === "cancel") bridge?.cancel(message.id);
  } catch (thrown) {
    crash(thrown);
  }
});
