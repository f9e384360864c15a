import "./worker-scope.js";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide";
import { STEPS } from "./protocol.js";
import { unpacked } from "./unpack.js";

/**
 * @typedef {import("./protocol.js").ToWorker} ToWorker
 * @typedef {import("./protocol.js").FromWorker} FromWorker
 * @typedef {import("./protocol.js").BootParts} BootParts
 * @typedef {(request: string) => string | Promise<string>} Handler
 * @typedef {{type?: unknown, message?: unknown}} Thrown
 */

const INDEX = "https://pyodide.invalid/";

/** @type {Readonly<Record<"report" | "verify", Handler>> | null} */
let actions = null;

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message);
}

/**
 * Lets Pyodide find its files in memory; whatever else is asked for does not exist here.
 *
 * @param {WebAssembly.Module} module
 * @param {ArrayBuffer} stdlib
 */
function serveFromMemory(module, stdlib) {
  /** @param {RequestInfo | URL} url */
  const answer = (url) => {
    const name = String(url).replace(INDEX, "");
    if (name === "pyodide.asm.wasm") return Promise.resolve(new Response(null));
    if (name === "python_stdlib.zip") return Promise.resolve(new Response(stdlib));
    return Promise.reject(new TypeError("there is no network here"));
  };
  Reflect.set(self, "fetch", answer);
  /** @param {unknown} _response @param {WebAssembly.Imports} imports */
  const instantiate = async (_response, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  Reflect.set(WebAssembly, "instantiateStreaming", instantiate);
}

/** @param {BootParts} parts */
async function boot(parts) {
  post({ kind: "step", step: STEPS.unpack });
  const [stdlib, engine] = await Promise.all([unpacked(parts.stdlib).arrayBuffer(), unpacked(parts.engine).arrayBuffer()]);
  serveFromMemory(parts.module, stdlib);
  post({ kind: "step", step: STEPS.python });
  const python = await loadPyodide({
    indexURL: INDEX,
    lockFileContents: PYODIDE_LOCK,
    packageBaseUrl: INDEX,
    createPyodideModule,
    stdout: () => undefined,
    stderr: () => undefined,
  });
  post({ kind: "step", step: STEPS.engine });
  python.unpackArchive(engine, "zip", { extractDir: "/engine" });
  python.runPython("import sys; sys.path.insert(0, '/engine')");
  const bridge = python.pyimport("jwt_decoder.bridge");
  actions = Object.freeze({ report: bridge.handle, verify: bridge.handle_async });
  post({ kind: "ready" });
}

/**
 * Answers one request. Python raises RequestError for a malformed one; anything else that is thrown means that the
 * interpreter may be damaged (a stack overflow cannot be caught in it), so that this worker must be replaced.
 *
 * @param {import("./protocol.js").CallMessage} call
 */
async function answer({ id, action, request }) {
  if (!actions) throw new Error("called before it was ready");
  const handler = action === "verify" ? actions.verify : actions.report;
  try {
    post({ kind: "result", id, result: await handler(request) });
  } catch (thrown) {
    const error = /** @type {Thrown} */ (thrown);
    if (error.type !== "RequestError") throw thrown;
    post({ kind: "refused", id, message: "The engine did not understand the request." });
  }
}

/** The kind of what was thrown and nothing of its text, which could quote a token. */
/** @param {unknown} thrown */
function describe(thrown) {
  const error = /** @type {Thrown} */ (thrown);
  return typeof error?.type === "string" ? error.type : String(/** @type {Error} */ (thrown)?.name);
}

self.addEventListener("message", async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data;
  try {
    if (message.kind === "boot") await boot(message.parts);
    else if (message.kind === "call") await answer(message);
  } catch (thrown) {
    post({ kind: "fatal", message: describe(thrown) });
  }
});
